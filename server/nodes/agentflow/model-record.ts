import type { AIMessage } from "@langchain/core/messages";
import type { FileAnnotation, RunEvent, Usage } from "@/domain/api/stream-event";
import { priceOf } from "@/domain/pricing/model-prices";
import { sumUsage } from "@/domain/pricing/sum-usage";
import { withCost } from "@/domain/pricing/with-cost";

/** What the models and tools of a step tell while it works: passed on, and kept for the step's output. */
export interface ModelRecord {
  emit(event: RunEvent): void;
  /** Fields of the step's output, under Flowise's names. */
  output(message: AIMessage | undefined): Record<string, unknown>;
}

export function modelRecord(tell: (event: RunEvent) => void): ModelRecord {
  const start = Date.now();
  const usages: Usage[] = [];
  const thoughts: string[] = [];
  const annotations: FileAnnotation[] = [];
  return {
    emit(event) {
      if (event.type === "usage") usages.push(event.usage);
      if (event.type === "thinking") thoughts.push(event.text);
      if (event.type === "fileAnnotations") annotations.push(...event.annotations);
      tell(event);
    },
    output(message) {
      const end = Date.now();
      const used = sumUsage(usages.map((usage) => withCost(usage)));
      return {
        timeMetadata: { start, end, delta: end - start },
        ...(used && { usageMetadata: usageMetadata(used) }),
        ...(message && { responseMetadata: withoutOutput(message.response_metadata) }),
        ...(thoughts.length > 0 && { reasonContent: { thinking: thoughts.join("") } }),
        ...(annotations.length > 0 && { fileAnnotations: annotations }),
      };
    },
  };
}

function usageMetadata({ model, cost, ...tokens }: Usage): Record<string, number> {
  const price = model === undefined ? undefined : priceOf(model);
  if (!price || cost === undefined) return { ...tokens, ...(cost !== undefined && { total_cost: cost }) };
  return {
    ...tokens,
    input_cost: tokens.input_tokens * price.input,
    output_cost: tokens.output_tokens * price.output,
    total_cost: cost,
    base_input_cost: price.input,
    base_output_cost: price.output,
  };
}

/** Some clients repeat the whole answer there, pictures and all. */
const withoutOutput = ({ output: _output, ...metadata }: Record<string, unknown>): Record<string, unknown> => metadata;
