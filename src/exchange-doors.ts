import { join } from "node:path";
import { readProfile } from "./config.ts";
import type { Instant } from "./domain/day.ts";
import { Problem } from "./domain/problem.ts";
import type { Centre } from "./workflow/ports/centre.ts";
import type { KeyRing } from "./workflow/ports/key-ring.ts";

/** The simulator of the centre in the folder of a training office. */
export function centreIn(folder: string, software: string): Centre {
  const at = async () => {
    const { training } = await readProfile(folder);
    if (!training) throw new Problem("not-training", { path: folder });
    const { folders } = await import("./storage/folders.ts");
    return { folder: join(folder, "centre"), folders, software };
  };
  const answering = () => import("./exchange/simulator/answer-batch.ts");
  return {
    receive: async (files, to, when) => (await answering()).receiveBatches(await at(), files, to, when),
    answer: async (files, to, asked) => (await answering()).answerBatches(await at(), files, to, asked),
    status: async () => (await import("./exchange/simulator/centre-status.ts")).centreStatus((await at()).folder),
    enrol: async (file, to, when) =>
      (await import("./exchange/simulator/enrol-office.ts")).enrolOffice(await at(), file, to, when),
  };
}

/** The keys of an office. In training the simulator learns at once what a real centre is told by a file. */
export async function keyRingIn(folder: string, software: string, now: () => Instant): Promise<KeyRing> {
  const profile = await readProfile(folder);
  const [{ officeKeys }, { folders }] = await Promise.all([
    import("./exchange/office-keys.ts"),
    import("./storage/folders.ts"),
  ]);
  const { training, code } = profile;
  return officeKeys({
    profile,
    folder,
    software,
    folders,
    now,
    async changed({ certificate, recipient }) {
      if (!training) return;
      const { enrol } = await import("./exchange/simulator/centre.ts");
      await enrol(join(folder, "centre"), { code, certificate: certificate.x509.toString(), recipient });
    },
  });
}
