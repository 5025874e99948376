import { z } from "zod";
import type { SubflowResult } from "@/server/nodes/step-scope";
import { answerText } from "../runs/answer-text";
import type { Outcome } from "../runs/outcome";

/** Which question of a nested run a pause is about. */
export const keptSchema = z.object({ executionId: z.string(), turns: z.number() });

/** How a run ended, as the step that asked for it is told. Throws what it failed with. */
export function resultOf({ result, execution }: Pick<Outcome, "result" | "execution">, turns = 0): SubflowResult {
  if (result.status !== "finished") throw result.error;
  const { action, sourceDocuments, usedTools, artifacts, fileAnnotations } = result.answer;
  const content = answerText(result.answer);
  if (action)
    return {
      status: "paused",
      pause: {
        ...{ content, labels: { proceed: action.mapping.approve, reject: action.mapping.reject } },
        ...{ input: action.data.input, feedback: action.data.input["humanInputEnableFeedback"] !== false },
        ...(action.expires && { expires: action.expires }),
      },
      resume: { executionId: execution?.id ?? "", turns } satisfies z.output<typeof keptSchema>,
    };
  return {
    status: "finished",
    output: {
      content,
      ...(sourceDocuments && { sourceDocuments }),
      ...(usedTools && { usedTools }),
      ...(artifacts && { artifacts }),
      ...(fileAnnotations && { fileAnnotations }),
    },
  };
}
