import { checklist, type Demand } from "./checklist.ts";
import type { DocumentKind } from "./document.ts";
import type { Answers } from "./interview-answers.ts";
import type { InterviewView } from "./interview-findings.ts";
import { toldOf } from "./interview-told.ts";

/** One thing to bring, as the interview asks for it: a kind of paper, or one of several. */
export interface Place {
  /** `requirement/kind`, or the requirement's id where one of several papers serves. */
  readonly id: string;
  readonly demand: Demand;
  readonly kinds: readonly DocumentKind[];
  /** Another paper with a title serves too. */
  readonly open: boolean;
  /** The papers presented for it that no earlier place has taken, by their positions from 0. */
  readonly papers: readonly number[];
  /** Met by a paper that stands in another place, so there is nothing to ask. */
  readonly settled: boolean;
}

/** The places of the checklist in its order, and the papers that stand in none of them. */
export function placesOf(
  answers: Answers,
  view: InterviewView,
): { readonly places: readonly Place[]; readonly others: readonly number[] } {
  const { papers, demands } = checklist(view.book, toldOf(answers), view.occasion);
  const left = new Set(papers.map((paper) => paper.index));
  const take = (wanted: readonly number[]) => wanted.filter((index) => left.delete(index));
  const places = demands.flatMap((demand): Place[] => {
    const { requirement: id, missing, documents } = demand;
    if (demand.way === "one-of" || demand.kinds.length === 1) {
      const taken = take(documents);
      const kinds = [...demand.kinds, ...insteadOf(demand, view)];
      const settled = taken.length === 0 && missing.length === 0;
      return [{ id, demand, kinds, open: demand.open, papers: taken, settled }];
    }
    return demand.kinds.map((kind) => {
      const taken = take(documents.filter((index) => papers[index]?.document.kind === kind));
      const settled = taken.length === 0 && !missing.includes(kind);
      return { id: `${id}/${kind}`, demand, kinds: [kind], open: false, papers: taken, settled };
    });
  });
  return { places, others: [...left] };
}

const insteadOf = (demand: Demand, { book }: InterviewView): readonly DocumentKind[] =>
  book.pack.requirements.find((one) => one.id === demand.requirement)?.instead ?? [];
