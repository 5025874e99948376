import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

/** How the model server treats its callers. `answers` is the default and quotes the question. */
export type Behaviour =
  | { kind: "answers"; pauseMs?: number }
  | { kind: "refuses"; status: number; message: string; retryAfter?: number }
  /** Sends three words of a stream and drops the connection. */
  | { kind: "cuts" }
  | { kind: "nonsense" }
  /** These words, whatever it is asked. */
  | { kind: "says"; text: string }
  /** Accepts the connection and says nothing. */
  | { kind: "silent" };

export interface ModelServer {
  /** Base URL of an API in OpenAI's dialect. */
  url: string;
  /** Holds for every later request. */
  behave(behaviour: Behaviour): void;
  /** Everything each request so far said to the model, as one text. */
  told: string[];
  stop(): Promise<void>;
}

/** Text and pictures in one, as models that see are told. A picture reads as its type in brackets. */
const content = z
  .union([
    z.string(),
    z
      .array(
        z
          .object({ text: z.string().default(""), image_url: z.object({ url: z.string() }).optional() })
          .transform(({ text, image_url: image }) =>
            image ? `[${/^data:([^;]+)/.exec(image.url)?.[1] ?? "picture"}]` : text,
          ),
      )
      .transform((parts) => parts.join(" ")),
  ])
  .catch("");
const request = z.object({
  stream: z.boolean().default(false),
  messages: z.array(z.object({ role: z.string(), content })).default([]),
  /** Whoever asks for a form asks for the next questions. */
  response_format: z.unknown().optional(),
});

/** What is heard in every recording. */
export const heard = "What is a loom?";
/** What is suggested after every answer. */
export const nextQuestions = ["Who invented it?", "What does it cost?", "Where is it made?"];
/** Two seconds of silence. */
const silence = Buffer.concat(
  Array.from({ length: 77 }, () => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)])),
);

/** A chat model that says back what it was told, over real HTTP. It also hears and speaks. */
export async function startModelServer(): Promise<ModelServer> {
  let behaviour: Behaviour = { kind: "answers" };
  const told: string[] = [];
  const server = createServer({ keepAliveTimeout: 65_000 }, (incoming, response) => {
    void readBody(incoming).then((body) => {
      if (incoming.method === "GET") return sendJson(response, 200, { object: "list", data: [{ id: "echo" }] });
      if (incoming.url?.endsWith("/audio/transcriptions")) return sendJson(response, 200, { text: heard });
      if (incoming.url?.endsWith("/audio/speech"))
        return void response.writeHead(200, { "content-type": "audio/mpeg" }).end(silence);
      const call = request.parse(JSON.parse(body));
      if (call.response_format) return sendText(response, JSON.stringify({ questions: nextQuestions }));
      const question = call.messages.findLast(({ role }) => role === "user")?.content ?? "";
      told.push(call.messages.map(({ content }) => content).join("\n"));
      return reply(response, behaviour, call.stream, question);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A listening TCP server has an address and a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    behave: (next) => (behaviour = next),
    told,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function reply(response: ServerResponse, behaviour: Behaviour, stream: boolean, question: string): void {
  switch (behaviour.kind) {
    case "answers":
      return void (stream
        ? streamWords(response, wordsAbout(question), behaviour.pauseMs ?? 0)
        : sendAnswer(response, question));
    case "says":
      return void (stream ? streamWords(response, [behaviour.text], 0) : sendText(response, behaviour.text));
    case "refuses":
      if (behaviour.retryAfter !== undefined) response.setHeader("retry-after", String(behaviour.retryAfter));
      return sendJson(response, behaviour.status, { error: { message: behaviour.message, type: "error", code: null } });
    case "cuts":
      if (stream) return void streamWords(response, wordsAbout(question).slice(0, 3), 0, () => response.destroy());
      return void response.destroy();
    case "nonsense":
      response.writeHead(200, { "content-type": "application/json" });
      return void response.end("<html>It works</html>");
    case "silent":
      return;
  }
}

/** What the server answers to a question, in the pieces in which it is streamed. */
const wordsAbout = (question: string): string[] => `You asked: ${question} That is all I know.`.split(/(?<= )/);

export const answerTo = (question: string): string => wordsAbout(question).join("");

const sendAnswer = (response: ServerResponse, question: string): void => sendText(response, answerTo(question));

function sendText(response: ServerResponse, text: string): void {
  sendJson(response, 200, {
    id: "answer",
    object: "chat.completion",
    created: 0,
    model: "echo",
    choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: text } }],
    usage: { prompt_tokens: 5, completion_tokens: 5, total_tokens: 10 },
  });
}

async function streamWords(
  response: ServerResponse,
  words: readonly string[],
  pauseMs: number,
  end: () => void = () => response.end(`${chunk({}, "stop")}data: [DONE]\n\n`),
): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const content of words) {
    if (response.destroyed) return;
    response.write(chunk({ role: "assistant", content }));
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  // What was written must have left before a cut.
  setImmediate(end);
}

const chunk = (delta: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({ id: "answer", object: "chat.completion.chunk", created: 0, model: "echo", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  let body = "";
  for await (const part of incoming) body += String(part);
  return body;
}
