import { answerParts } from "@/domain/api/answer-parts";
import type { Answer } from "@/domain/api/stream-event";
import type { FinishedVisit } from "./visit";

/** What a run answers: what its last step said, or a single space when that says nothing. */
export function answerOf(last: FinishedVisit | undefined): Answer {
  const output = last?.effect.output ?? {};
  const { content } = output;
  const { sourceDocuments, usedTools, artifacts, fileAnnotations } = answerParts.parse(output);
  return {
    text: typeof content === "string" && content !== "" ? content : " ",
    ...(sourceDocuments && {
      sourceDocuments: sourceDocuments.map(({ id, ...document }) => ({ ...document, ...(id !== undefined && { id }) })),
    }),
    ...(usedTools && {
      usedTools: usedTools.map(({ error, ...tool }) => ({ ...tool, ...(error !== undefined && { error }) })),
    }),
    ...(artifacts && { artifacts }),
    ...(fileAnnotations && { fileAnnotations }),
  };
}
