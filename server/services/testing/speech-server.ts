import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export interface SeenSpeech {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  bytes: Buffer;
  /** Fields and files of a form. */
  form: FormData | undefined;
  /** Resolves when the client hung up before the answer was whole. */
  hungUp: Promise<void>;
}

export interface SpeechServer {
  origin: string;
  requests: SeenSpeech[];
  /** What is understood of every recording. */
  text: string;
  /** What every text sounds like, in the pieces it is sent in. */
  sound: Buffer[];
  /** An HTTP error instead of an answer. */
  refusal: { status: number; body: string } | undefined;
  /** Falls silent after the first piece of sound. */
  stalls: boolean;
  /** `fetch` that sends every request here, whatever host it names; the header `x-meant-for` says which. */
  fetch: typeof fetch;
  close(): Promise<void>;
}

/** A real HTTP server that hears and speaks as OpenAI, Azure, AssemblyAI and ElevenLabs do. */
export async function startSpeechServer(): Promise<SpeechServer> {
  let looks = 0;
  const json = (response: ServerResponse, body: unknown): void =>
    void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  const answers: [string, (response: ServerResponse) => void][] = [
    ["/audio/transcriptions", (response) => json(response, { text: speech.text })],
    [
      "/speechtotext/transcriptions:transcribe",
      (response) => json(response, { combinedPhrases: [{ channel: 0, text: speech.text }] }),
    ],
    ["/v2/upload", (response) => json(response, { upload_url: "https://cdn.assemblyai.com/upload/1" })],
    ["/v2/transcript", (response) => json(response, { id: "t1", status: "queued" })],
    [
      "/v2/transcript/t1",
      (response) =>
        json(
          response,
          looks++ === 0 ? { id: "t1", status: "processing" } : { id: "t1", status: "completed", text: speech.text },
        ),
    ],
    [
      "/v2/voices",
      (response) => json(response, { voices: [{ voice_id: "v1", name: "Rachel", category: "premade", labels: {} }] }),
    ],
    ["/audio/speech", sendSound],
    ["/stream", sendSound],
  ];

  function sendSound(response: ServerResponse): void {
    response.writeHead(200, { "content-type": "audio/mpeg" });
    for (const piece of speech.stalls ? speech.sound.slice(0, 1) : speech.sound) response.write(piece);
    if (!speech.stalls) response.end();
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const bytes = Buffer.concat(chunks);
    const type = request.headers["content-type"] ?? "";
    const form = type.startsWith("multipart/form-data")
      ? await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData()
      : undefined;
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const hungUp = new Promise<void>((resolve) => response.on("close", () => !response.writableEnded && resolve()));
    const { method = "GET", url = "/", headers } = request;
    speech.requests.push({ method, path: url, headers, bytes, form, hungUp });
    const { refusal } = speech;
    if (refusal) return void response.writeHead(refusal.status).end(refusal.body);
    const answer = answers.find(([ending]) => path.endsWith(ending))?.[1];
    if (answer) answer(response);
    else response.writeHead(404).end("{}");
  }

  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  const origin = `http://127.0.0.1:${address.port}`;
  const speech: SpeechServer = {
    ...{ origin, requests: [], text: "What is a loom?", refusal: undefined, stalls: false },
    sound: ["one ", "two ", "three"].map((piece) => Buffer.from(piece)),
    fetch: (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const headers = new Headers(init?.headers);
      headers.set("x-meant-for", url.origin);
      return fetch(`${origin}${url.pathname}${url.search}`, { ...init, headers });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return speech;
}
