import type { Finding } from "../../domain/finding.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";

/** The findings, what blocks first. */
export function findingsView(screen: Screen, findings: readonly Finding[]): void {
  const { say } = screen;
  if (findings.length === 0) return screen.print(styled("good", say("view.case.noFindings")));
  for (const finding of findings) {
    screen.print([styled(finding.weight === "blocks" ? "bad" : "warn", finding.weight === "blocks" ? "✗ " : "! "), finding.code, `  ${finding.about}`]);
  }
}
