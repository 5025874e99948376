import type { StepMessage } from "../step-scope";
import { speakerName } from "./speaker-name";

/** What a step said, as the steps after it hear it. */
export const replyOf = (label: string, as: "userMessage" | "assistantMessage", content: string): StepMessage => ({
  role: as === "assistantMessage" ? "assistant" : "user",
  content,
  name: speakerName(label),
});
