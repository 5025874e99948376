import type { Dialect, Scripted } from "./model-server";

const usage = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };

const toolCalls = (script: Scripted) =>
  script.tools?.map((tool, index) => ({
    index,
    id: `call_${index}`,
    type: "function",
    function: { name: tool.name, arguments: typeof tool.args === "string" ? tool.args : JSON.stringify(tool.args) },
  }));

const event = (data: unknown): string => `data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`;

const words = (text: string | undefined): string[] => text?.match(/\S+\s*/g) ?? [];

export const openAiDialect: Dialect = {
  contentType: "text/event-stream",
  whole(script, request) {
    const calls = toolCalls(script);
    return JSON.stringify({
      id: "chatcmpl-1",
      object: "chat.completion",
      created: 1,
      model: request.model,
      choices: [
        {
          index: 0,
          finish_reason: calls ? "tool_calls" : "stop",
          message: {
            role: "assistant",
            content: script.text ?? null,
            ...(script.thinking && { reasoning_content: script.thinking }),
            ...(calls && { tool_calls: calls }),
          },
        },
      ],
      usage,
    });
  },
  pieces(script, request) {
    const chunk = (delta: unknown, finish: string | null = null): string =>
      event({
        id: "chatcmpl-1",
        object: "chat.completion.chunk",
        created: 1,
        model: request.model,
        choices: [{ index: 0, delta, finish_reason: finish }],
      });
    const calls = toolCalls(script);
    return [
      ...(script.thinking ? [chunk({ role: "assistant", content: null, reasoning_content: script.thinking })] : []),
      ...words(script.text).map((content) => chunk({ role: "assistant", content })),
      ...(calls ? [chunk({ role: "assistant", content: null, tool_calls: calls })] : []),
      chunk({}, calls ? "tool_calls" : "stop"),
      event({
        id: "chatcmpl-1",
        object: "chat.completion.chunk",
        created: 1,
        model: request.model,
        choices: [],
        usage,
      }),
      event("[DONE]"),
    ];
  },
  error: (status) => JSON.stringify({ error: { message: `scripted ${status}`, type: "scripted_error", code: null } }),
};
