import type { Dialect, Scripted } from "./model-server";

const usageMetadata = { promptTokenCount: 11, candidatesTokenCount: 7, totalTokenCount: 18 };
const words = (text: string | undefined): string[] => text?.match(/\S+\s*/g) ?? [];

const callParts = (script: Scripted) =>
  (script.tools ?? []).map((tool) => ({
    functionCall: { name: tool.name, args: tool.args },
    thoughtSignature: "signed",
  }));
const thoughtParts = (script: Scripted) => (script.thinking ? [{ text: script.thinking, thought: true }] : []);

const answer = (parts: object[], finishReason?: string) => ({
  candidates: [{ content: { role: "model", parts }, index: 0, ...(finishReason && { finishReason }) }],
  usageMetadata,
  modelVersion: "gemini-test",
});

export const googleDialect: Dialect = {
  contentType: "text/event-stream",
  streams: (path) => path.includes(":streamGenerateContent"),
  whole: (script) =>
    JSON.stringify(
      answer([...thoughtParts(script), ...(script.text ? [{ text: script.text }] : []), ...callParts(script)], "STOP"),
    ),
  pieces(script) {
    const event = (value: object): string => `data: ${JSON.stringify(value)}\r\n\r\n`;
    return [
      ...thoughtParts(script).map((part) => event(answer([part]))),
      ...words(script.text).map((text) => event(answer([{ text }]))),
      ...(script.tools ? [event(answer(callParts(script)))] : []),
      event(answer([{ text: "" }], "STOP")),
    ];
  },
  error: (status) => JSON.stringify({ error: { code: status, message: `scripted ${status}`, status: "SCRIPTED" } }),
};
