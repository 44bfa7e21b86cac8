import type { ShownCertificate } from "../../workflow/ports/key-ring.ts";
import type { Run } from "../command.ts";
import type { Screen } from "../screen.ts";
import { spoken } from "../views/fingerprint.ts";

const json = (one: ShownCertificate) => ({ ...one, from: one.from.toString(), until: one.until.toString() });

/** `keys show`: what this office signs and opens files with, and whose signatures it believes. */
export const run: Run = async (desk) => {
  const ring = await desk.doors.keyRing();
  const { current, old, centre, signer } = await ring.show();
  return {
    json: {
      current: json(current),
      old: old.map(json),
      centre: centre && { ...centre, certificates: centre.certificates.map(json) },
      signer: signer && json(signer),
    },
    show(screen) {
      const { say } = screen;
      screen.print(say("view.keys.current"));
      certificate(screen, current);
      screen.print(`  ${current.recipient}`);
      if (signer !== null) {
        screen.print(say("view.keys.signer"));
        certificate(screen, signer);
      }
      for (const one of old) {
        screen.print(say("view.keys.old"));
        certificate(screen, one);
      }
      if (centre === null) return screen.print(say("view.keys.noCentre"));
      screen.print(say("view.keys.centre"));
      for (const one of centre.certificates) certificate(screen, one);
      screen.print(`  ${centre.recipient}`);
    },
  };
};

function certificate(screen: Screen, { fingerprint, from, until }: ShownCertificate): void {
  screen.print(`  ${spoken(fingerprint)}`);
  screen.print(`  ${screen.time(from)} – ${screen.time(until)}`);
}
