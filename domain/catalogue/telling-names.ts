/**
 * How a model learns who said a message of others: by a name beside its text, in front of the text, or not at all, where
 * only one other speaks.
 */
export type TellingNames = "beside" | "inFront" | "untold";

/** Models whose providers read a message's name. Others ignore it, or refuse the request. */
const readers = new Set([
  ...["chatOpenAI", "azureChatOpenAI", "chatOpenAICustom", "chatDeepseek", "chatXAI", "chatLitellm", "chatOpenRouter"],
  // Would quote it.
  "builtinAnswerer",
]);

export function tellingNames(model: string, inGroup: boolean): TellingNames {
  if (readers.has(model)) return "beside";
  return inGroup ? "inFront" : "untold";
}
