import { saidByDemand } from "../../domain/way-to-complete.ts";
import type { Explanation } from "../../workflow/explain-case.ts";
import { type LawWords, sentenceInWords } from "./sources.ts";

/** What is demanded, as scripts see it; sentences stand in the officer's language, their codes beside them. */
export function explanationJson(words: LawWords, explained: Explanation): Record<string, unknown> {
  const { list, findings, way } = explained;
  return {
    case: explained.case,
    draft: explained.draft,
    dueOn: explained.dueOn?.toString() ?? null,
    demands: list.demands.map((demand) => ({
      requirement: demand.requirement,
      source: demand.source,
      met: demand.met,
      documents: demand.documents.map((index) => index + 1),
      ...(demand.authentication === null ? {} : { authentication: demand.authentication.result }),
      ...(demand.translation === null ? {} : { translation: demand.translation.result }),
      ...(demand.do === null ? {} : { do: sentenceInWords(words, "finding.do", demand.do), remedy: demand.do }),
    })),
    papers: list.papers.map(({ index, document, authentication, translation }) => ({
      document: index + 1,
      kind: document.kind,
      authentication: { ...authentication, words: sentenceInWords(words, "law.sentence", authentication.sentence) },
      translation: { ...translation, words: sentenceInWords(words, "law.sentence", translation.sentence) },
    })),
    others: findings.filter((finding) => !saidByDemand(finding, list)),
    way: way.map((step) => ({
      about: step.about,
      requirement: step.requirement,
      do: sentenceInWords(words, "finding.do", step.do),
      remedy: step.do,
    })),
  };
}
