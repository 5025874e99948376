import type { Dialect, Scripted } from "./model-server";

const usageMetadata = { promptTokenCount: 11, candidatesTokenCount: 7, totalTokenCount: 18 };
const words = (text: string | undefined): string[] => text?.match(/\S+\s*/g) ?? [];

const callParts = (script: Scripted) =>
  (script.tools ?? []).map((tool) => ({
    functionCall: { name: tool.name, args: tool.args },
    thoughtSignature: "signed",
  }));
const thoughtParts = (script: Scripted) => (script.thinking ? [{ text: script.thinking, thought: true }] : []);

const codeParts = ({ builtIn }: Scripted) =>
  builtIn?.code
    ? [
        { executableCode: { language: "PYTHON", code: builtIn.code.source } },
        { codeExecutionResult: { outcome: "OUTCOME_OK", output: builtIn.code.printed } },
      ]
    : [];
const groundingOf = ({ builtIn }: Scripted) =>
  builtIn?.search && {
    groundingMetadata: {
      webSearchQueries: [builtIn.search.query],
      groundingChunks: builtIn.search.pages.map(({ url, title }) => ({ web: { uri: url, title } })),
      groundingSupports: builtIn.search.pages.map(({ said }, index) => ({
        ...{ segment: { startIndex: 0, endIndex: said.length, text: said }, groundingChunkIndices: [index] },
      })),
    },
  };

const answer = (parts: object[], finishReason?: string, beside: object = {}) => ({
  candidates: [{ content: { role: "model", parts }, index: 0, ...(finishReason && { finishReason }), ...beside }],
  usageMetadata,
  modelVersion: "gemini-test",
});

export const googleDialect: Dialect = {
  contentType: "text/event-stream",
  streams: (path) => path.includes(":streamGenerateContent"),
  whole: (script) =>
    JSON.stringify(
      answer(
        [
          ...[...thoughtParts(script), ...codeParts(script)],
          ...[...(script.text ? [{ text: script.text }] : []), ...callParts(script)],
        ],
        "STOP",
        groundingOf(script),
      ),
    ),
  pieces(script) {
    const event = (value: object): string => `data: ${JSON.stringify(value)}\r\n\r\n`;
    return [
      ...thoughtParts(script).map((part) => event(answer([part]))),
      ...codeParts(script).map((part) => event(answer([part]))),
      ...words(script.text).map((text) => event(answer([{ text }]))),
      ...(script.tools ? [event(answer(callParts(script)))] : []),
      event(answer([{ text: "" }], "STOP", groundingOf(script))),
    ];
  },
  error: (status) => JSON.stringify({ error: { code: status, message: `scripted ${status}`, status: "SCRIPTED" } }),
};
