import { z } from "zod";
import { readTools } from "@/components/chat/answer-part";
import type { TraceItem } from "@/domain/api/trace-item";
import type { Usage, UsedTool } from "@/domain/api/stream-event";

export interface StepFacts {
  usage: Usage | undefined;
  tools: UsedTool[];
  messages: { role: string; content: string }[];
  /** What the step gave, when it is a text. */
  content: string | undefined;
}

const usageMetadata = z.object({
  input_tokens: z.number(),
  output_tokens: z.number(),
  total_tokens: z.number(),
  total_cost: z.number().optional(),
});
const message = z.object({
  role: z.string(),
  content: z.unknown().transform((value) => (typeof value === "string" ? value : JSON.stringify(value, null, 2))),
});

/** What a step's record tells besides its input and output. */
export function stepFacts({ data }: TraceItem): StepFacts {
  const { input, output } = data;
  const used = usageMetadata.safeParse(output["usageMetadata"]).data;
  const content = output["content"];
  return {
    usage: used && {
      ...{ input_tokens: used.input_tokens, output_tokens: used.output_tokens, total_tokens: used.total_tokens },
      ...(used.total_cost !== undefined && { cost: used.total_cost }),
    },
    tools: readTools(output["usedTools"]),
    messages: z.array(message).catch([]).parse(input["messages"]),
    content: typeof content === "string" && content !== "" ? content : undefined,
  };
}
