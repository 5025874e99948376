/** A step's model: the one that most people have a key for. Any other can be chosen on the canvas. */
export const withModel = (
  prefix: string,
  settings: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
  [`${prefix}Model`]: "chatOpenAI",
  [`${prefix}ModelConfig`]: { modelName: "gpt-4o-mini", temperature: 0.2, streaming: true, ...settings },
});
