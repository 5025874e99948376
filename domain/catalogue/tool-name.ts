/** A name that every provider takes for a tool: letters, digits, underscores and dashes. */
export const toolName = (text: string): string =>
  text
    .trim()
    .replaceAll(/[^\w-]+/g, "_")
    .slice(0, 64) || "tool";
