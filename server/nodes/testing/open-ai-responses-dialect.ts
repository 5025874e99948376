import type { Dialect, Scripted } from "./model-server";

const usage = { input_tokens: 11, output_tokens: 7, total_tokens: 18 };
const words = (text: string | undefined): string[] => text?.match(/\S+\s*/g) ?? [];
const event = (data: { type: string; [key: string]: unknown }): string =>
  `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;

/** Items before the answer: calls of functions, and what OpenAI's own tools did. */
function itemsOf({ tools = [], builtIn = {} }: Scripted): object[] {
  const { search, picture, code } = builtIn;
  return [
    ...(search
      ? [{ type: "web_search_call", id: "ws_1", status: "completed", action: { type: "search", query: search.query } }]
      : []),
    ...(picture
      ? [
          {
            ...{ type: "image_generation_call", id: "ig_1", status: "completed", result: picture.base64 },
            ...{ output_format: "png", revised_prompt: picture.prompt },
          },
        ]
      : []),
    ...(code
      ? [
          {
            ...{ type: "code_interpreter_call", id: "ci_1", status: "completed", code: code.source },
            ...{ container_id: "cntr_1", outputs: [{ type: "logs", logs: code.printed }] },
          },
        ]
      : []),
    ...tools.map(({ name, args }, index) => ({
      ...{ type: "function_call", id: `fc_${String(index)}`, call_id: `call_${String(index)}`, status: "completed" },
      ...{ name, arguments: JSON.stringify(args) },
    })),
  ];
}

const annotationsOf = ({ builtIn = {} }: Scripted): object[] => [
  ...(builtIn.search?.pages ?? []).map(({ url, title }) => ({
    ...{ type: "url_citation", url, title, start_index: 0, end_index: 1 },
  })),
  ...(builtIn.code?.files ?? []).map((file) => ({
    ...{ type: "container_file_citation", container_id: file.containerId, file_id: file.fileId },
    ...{ filename: file.name, start_index: 0, end_index: 1 },
  })),
];

const messageOf = (script: Scripted): object => ({
  ...{ type: "message", id: "msg_1", role: "assistant", status: "completed" },
  content: [{ type: "output_text", text: script.text ?? "", annotations: annotationsOf(script) }],
});

const answerOf = (script: Scripted, model: unknown): object => ({
  ...{ id: "resp_1", object: "response", created_at: 1, status: "completed", model, usage },
  output: [...itemsOf(script), ...(script.text === undefined ? [] : [messageOf(script)])],
});

/** OpenAI's API for responses, which has its own tools. */
export const openAiResponsesDialect: Dialect = {
  contentType: "text/event-stream",
  whole: (script, request) => JSON.stringify(answerOf(script, request.model)),
  pieces(script, request) {
    const at = { output_index: 0, content_index: 0, item_id: "msg_1" };
    return [
      event({ type: "response.created", response: { id: "resp_1", model: request.model } }),
      ...itemsOf(script).flatMap((item, output_index) => [
        event({ type: "response.output_item.added", output_index, item }),
        event({ type: "response.output_item.done", output_index, item }),
      ]),
      ...words(script.text).map((delta) => event({ type: "response.output_text.delta", ...at, delta })),
      ...annotationsOf(script).map((annotation) =>
        event({ type: "response.output_text.annotation.added", ...at, annotation }),
      ),
      event({ type: "response.completed", response: answerOf(script, request.model) }),
    ];
  },
  error: (status) => JSON.stringify({ error: { message: `scripted ${status}`, type: "scripted_error", code: null } }),
};
