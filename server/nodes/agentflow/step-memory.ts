import { assertNever } from "@/domain/assert-never";
import type { HistoryMessage } from "@/server/engine/ports";
import { tokenCounter } from "../memory/count-tokens";
import { fittingFrom } from "../memory/fitting-from";
import type { StepMessage } from "../step-scope";

/** How much of the conversation a step's model sees. */
export interface StepMemory {
  type: "allMessages" | "windowSize" | "conversationSummary" | "conversationSummaryBuffer";
  /** Exchanges of question and answer. */
  windowSize: number;
  maxTokens: number;
}

export interface Remembering {
  memory: StepMemory;
  conversation: readonly StepMessage[];
  /** The model is told something already: then a summary is not the system's to tell. */
  instructed: boolean;
  summarise(messages: readonly HistoryMessage[]): Promise<string>;
}

/** The part of a conversation that goes to the model. What was said last is never summarised. */
export async function rememberedBy(remembering: Remembering): Promise<StepMessage[]> {
  const { memory, conversation } = remembering;
  switch (memory.type) {
    case "allMessages":
      return [...conversation];
    case "windowSize":
      return conversation.slice(-2 * Math.max(1, Math.floor(memory.windowSize)));
    case "conversationSummary":
      return summarised(remembering);
    case "conversationSummaryBuffer":
      return buffered(remembering);
    default:
      return assertNever(memory.type);
  }
}

async function summarised({ conversation, summarise }: Remembering): Promise<StepMessage[]> {
  const last = conversation.slice(-1);
  const earlier = conversation.slice(0, -1);
  if (earlier.length === 0) return last;
  return [{ role: "assistant", content: await summarise(earlier.map(plain)) }, ...last];
}

async function buffered({ memory, conversation, instructed, summarise }: Remembering): Promise<StepMessage[]> {
  const fits = fittingFrom(conversation.map(plain), memory.maxTokens, await tokenCounter());
  const start = Math.min(fits, Math.max(0, conversation.length - 1));
  if (start === 0) return [...conversation];
  const summary = await summarise(conversation.slice(0, start).map(plain));
  const told = `Previous conversation summary: ${summary}`;
  return [{ role: instructed ? "user" : "system", content: told }, ...conversation.slice(start)];
}

const plain = ({ role, content }: StepMessage): HistoryMessage => ({
  role: role === "assistant" ? "assistant" : "user",
  content,
});
