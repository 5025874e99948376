import type { Dialect, Scripted } from "./model-server";

const usage = { input_tokens: 11, output_tokens: 7 };
const words = (text: string | undefined): string[] => text?.match(/\S+\s*/g) ?? [];

const toolBlocks = (script: Scripted) =>
  (script.tools ?? []).map((tool, index) => ({
    type: "tool_use",
    id: `toolu_${index}`,
    name: tool.name,
    input: tool.args,
  }));

const thinkingBlocks = (script: Scripted) =>
  script.thinking ? [{ type: "thinking", thinking: script.thinking, signature: "signed" }] : [];

const searchBlocks = ({ builtIn }: Scripted) =>
  builtIn?.search
    ? [
        { type: "server_tool_use", id: "srvtoolu_1", name: "web_search", input: { query: builtIn.search.query } },
        {
          ...{ type: "web_search_tool_result", tool_use_id: "srvtoolu_1" },
          content: builtIn.search.pages.map(({ url, title }) => ({
            ...{ type: "web_search_result", url, title, encrypted_content: "sealed", page_age: null },
          })),
        },
      ]
    : [];
const citationsOf = ({ builtIn }: Scripted) =>
  builtIn?.search?.pages.map(({ url, title, said }) => ({
    ...{ type: "web_search_result_location", url, title, encrypted_index: "sealed", cited_text: said },
  }));

const event = (data: { type: string; [key: string]: unknown }): string =>
  `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;

export const anthropicDialect: Dialect = {
  contentType: "text/event-stream",
  whole: (script, request) =>
    JSON.stringify({
      id: "msg_1",
      type: "message",
      role: "assistant",
      model: request.model,
      content: [
        ...thinkingBlocks(script),
        ...searchBlocks(script),
        ...(script.text ? [{ type: "text", text: script.text, citations: citationsOf(script) ?? null }] : []),
        ...toolBlocks(script),
      ],
      stop_reason: script.tools ? "tool_use" : "end_turn",
      stop_sequence: null,
      usage,
    }),
  pieces(script, request) {
    const first = event({
      type: "message_start",
      message: {
        id: "msg_1",
        type: "message",
        role: "assistant",
        model: request.model,
        content: [],
        stop_reason: null,
        usage: { ...usage, output_tokens: 0 },
      },
    });
    const before = script.thinking ? 1 : 0;
    const searches = searchBlocks(script).flatMap((block, at) => {
      const index = before + at;
      const start = event({
        ...{ type: "content_block_start", index },
        content_block: "input" in block ? { ...block, input: {} } : block,
      });
      const input = "input" in block ? [{ type: "input_json_delta", partial_json: JSON.stringify(block.input) }] : [];
      const deltas = input.map((delta) => event({ type: "content_block_delta", index, delta }));
      return [start, ...deltas, event({ type: "content_block_stop", index })];
    });
    const offset = before + searchBlocks(script).length;
    const thinking = script.thinking
      ? [
          event({
            type: "content_block_start",
            index: 0,
            content_block: { type: "thinking", thinking: "", signature: "" },
          }),
          ...words(script.thinking).map((word) =>
            event({ type: "content_block_delta", index: 0, delta: { type: "thinking_delta", thinking: word } }),
          ),
          event({ type: "content_block_delta", index: 0, delta: { type: "signature_delta", signature: "signed" } }),
          event({ type: "content_block_stop", index: 0 }),
        ]
      : [];
    const text = script.text
      ? [
          event({ type: "content_block_start", index: offset, content_block: { type: "text", text: "" } }),
          ...words(script.text).map((word) =>
            event({ type: "content_block_delta", index: offset, delta: { type: "text_delta", text: word } }),
          ),
          ...(citationsOf(script) ?? []).map((citation) =>
            event({ type: "content_block_delta", index: offset, delta: { type: "citations_delta", citation } }),
          ),
          event({ type: "content_block_stop", index: offset }),
        ]
      : [];
    const tools = toolBlocks(script).flatMap((block, at) => {
      const index = at + offset + (script.text ? 1 : 0);
      return [
        event({ type: "content_block_start", index, content_block: { ...block, input: {} } }),
        event({
          type: "content_block_delta",
          index,
          delta: { type: "input_json_delta", partial_json: JSON.stringify(block.input) },
        }),
        event({ type: "content_block_stop", index }),
      ];
    });
    const end = event({
      type: "message_delta",
      delta: { stop_reason: script.tools ? "tool_use" : "end_turn", stop_sequence: null },
      usage: { output_tokens: 7 },
    });
    return [first, ...thinking, ...searches, ...text, ...tools, end, event({ type: "message_stop" })];
  },
  error: (status) =>
    JSON.stringify({ type: "error", error: { type: "scripted_error", message: `scripted ${status}` } }),
};
