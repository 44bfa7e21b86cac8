import { execa } from "execa";

/** The programs that judge what we write. A missing one is an error that names it: a skipped judge proves nothing. */
export async function judge(program: "age" | "age-keygen" | "openssl" | "unzip", args: readonly string[], cwd: string) {
  const { failed, code, exitCode, stdout, stderr } = await execa(program, args, { cwd, reject: false });
  if (failed && code === "ENOENT") throw new Error(`${program} is not installed: these tests need it`);
  return { exitCode, stdout, stderr };
}
