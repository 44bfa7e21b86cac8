import type { CentreLine, ItemState } from "../domain/centre-line.ts";
import type { AnswerLine } from "../workflow/ports/exchange.ts";
import type { CentreMessage } from "./centre-messages.ts";
import type { Decoded } from "./decode-answer.ts";

/** A line of an answer file as the workflow sees it. */
export const answerLine = (line: number, bytes: Uint8Array, decoded: Decoded): AnswerLine => ({
  line,
  bytes,
  message: decoded.good
    ? understood(decoded.message, decoded)
    : { kind: "fault", item: decoded.item, reason: decoded.reason },
});

function arrivalOf(message: Extract<CentreMessage, { kind: "ACK" }>): "accepted" | "already" | "recalled" {
  if (message.state !== "ALREADY") return "accepted";
  // What was given back is never ruled on, however often it comes again.
  return message.original.state === "RECALLED" ? "recalled" : "already";
}

const stateOf = (state: Extract<CentreMessage, { kind: "STA" }>["state"]): ItemState =>
  state.toLowerCase() as ItemState;

function understood(message: CentreMessage, { ruling }: Extract<Decoded, { good: true }>): CentreLine {
  switch (message.kind) {
    case "DEC": {
      const { item, digest } = message;
      if (ruling === null) throw new Error("a decision came without its ruling");
      return { kind: "ruling", item, digest, ruling };
    }
    case "ACK": {
      const { item, digest } = message;
      if (message.state !== "REJECTED_TECH") {
        return { kind: "acknowledgement", item, digest, state: arrivalOf(message) };
      }
      const { code, field, retryable } = message;
      return { kind: "rejection", item, digest, code, field, retryable };
    }
    case "INF": {
      const { item, digest, dueOn, demands } = message;
      return { kind: "supplement-request", item, digest, dueOn, demands };
    }
    case "STA": {
      const { item, digest, on, reference } = message;
      return { kind: "state", item, digest, state: stateOf(message.state), on, reference };
    }
    case "WRN": {
      const { kind: _kind, ...rest } = message;
      return { kind: "warning", ...rest };
    }
    case "RCPT": {
      const { batch, parts, receivedAt } = message;
      return { kind: "receipt", batch, parts, receivedAt };
    }
  }
}
