/** A structured answer in a step's output: its keys, and what the step says. A key named `content` says it itself. */
export const withKeys = (
  keys: Readonly<Record<string, unknown>>,
  content: string,
): Record<string, unknown> & { content: string } => ({
  ...keys,
  content: typeof keys.content === "string" ? keys.content : content,
});
