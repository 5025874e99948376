import type { BaseMessage } from "@langchain/core/messages";
import { AppError } from "@/domain/errors";
import type { PromptSource, Turn } from "../slots";

/**
 * Fills a prompt for one question: values of the node first, then `own` values of the chain. One variable that is
 * still missing receives the question; with more the author has to say what they are.
 */
export async function fillPrompt(
  prompt: PromptSource,
  turn: Turn,
  own: Readonly<Record<string, string>> = {},
  formatInstructions?: string,
): Promise<BaseMessage[]> {
  const values = { ...own, ...(await givenValues(prompt, turn)) };
  const missing = prompt.variables.filter((name) => !Object.hasOwn(values, name));
  const [only] = missing;
  if (missing.length > 1) {
    throw new AppError("invalid_input", `Please provide Prompt Values for: ${missing.join(", ")}`);
  }
  return prompt.format(only === undefined ? values : { ...values, [only]: turn.question }, formatInstructions);
}

async function givenValues(prompt: PromptSource, turn: Turn): Promise<Record<string, string>> {
  const entries = Object.entries(prompt.values ?? {});
  const resolved = entries.map(async ([name, value]) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return [name, await turn.resolve(text)] as const;
  });
  return Object.fromEntries(await Promise.all(resolved));
}
