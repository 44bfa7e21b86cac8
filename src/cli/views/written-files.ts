import type { WrittenFile } from "../../workflow/write-batch.ts";
import type { Screen } from "../screen.ts";

/** Where the files of a batch lie; of one that was taken over, that it was. */
export function writtenFilesView(screen: Screen, files: readonly WrittenFile[]): void {
  const { say } = screen;
  for (const { name, path, bytes } of files) {
    const size = say("view.batch.size", { bytes });
    screen.print(path === null ? `  ${name}  ${size}, ${say("view.batch.carried")}` : `  ${path}  ${size}`);
  }
}
