import type { Dialect, Scripted } from "./model-server";

const words = (text: string | undefined): string[] => text?.match(/\S+\s*/g) ?? [];

const toolCalls = (script: Scripted) =>
  script.tools && { tool_calls: script.tools.map((tool) => ({ function: { name: tool.name, arguments: tool.args } })) };

const counts = { done: true, done_reason: "stop", prompt_eval_count: 11, eval_count: 7, total_duration: 1 };

export const ollamaDialect: Dialect = {
  contentType: "application/x-ndjson",
  whole: (script, request) =>
    JSON.stringify({
      model: request.model,
      created_at: "2026-01-01T00:00:00Z",
      message: { role: "assistant", content: script.text ?? "", ...toolCalls(script) },
      ...counts,
    }),
  pieces(script, request) {
    const base = { model: request.model, created_at: "2026-01-01T00:00:00Z" };
    const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
    return [
      ...words(script.text).map((content) => line({ ...base, message: { role: "assistant", content }, done: false })),
      ...(script.tools
        ? [line({ ...base, message: { role: "assistant", content: "", ...toolCalls(script) }, done: false })]
        : []),
      line({ ...base, message: { role: "assistant", content: "" }, ...counts }),
    ];
  },
  error: (status) => JSON.stringify({ error: `scripted ${status}` }),
};
