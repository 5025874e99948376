import type { AIMessage } from "@langchain/core/messages";
import type { CallbackHandlerMethods } from "@langchain/core/callbacks/base";
import { z } from "zod";

const chunkSchema = z.object({
  chunk: z.object({
    candidates: z
      .array(z.looseObject({ groundingMetadata: z.unknown().optional(), urlContextMetadata: z.unknown().optional() }))
      .min(1),
  }),
});

/** LangChain's client of Gemini leaves out of streams what stands beside the text, and tells it to listeners only. */
export function toldBeside(): {
  listener: CallbackHandlerMethods & { awaitHandlers: boolean };
  /** Puts it where the message of a whole answer has it. */
  addTo(message: AIMessage): void;
} {
  const told: Record<string, unknown> = {};
  return {
    listener: {
      awaitHandlers: true,
      handleCustomEvent(name: string, data: unknown) {
        const [candidate] = name.startsWith("google-chunk")
          ? (chunkSchema.safeParse(data).data?.chunk.candidates ?? [])
          : [];
        if (candidate?.groundingMetadata) told["groundingMetadata"] = candidate.groundingMetadata;
        if (candidate?.urlContextMetadata) told["urlContextMetadata"] = candidate.urlContextMetadata;
      },
    },
    addTo: ({ additional_kwargs: known }) => void Object.assign(known, { ...told, ...known }),
  };
}
