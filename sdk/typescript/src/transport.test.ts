import { afterEach, describe, expect, it } from "vitest";
import {
  type Behaviour,
  type MisbehavingServer,
  refusing,
  startMisbehavingServer,
} from "../../testing/misbehaving-server.js";
import type { ClientOptions } from "./client-options.js";
import { WeftClient, WeftError } from "./weft-client.js";

let server: MisbehavingServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(options: ClientOptions, ...behaviours: Behaviour[]): Promise<WeftClient> {
  server = await startMisbehavingServer(...behaviours);
  return new WeftClient({ baseUrl: `${server.origin}/`, apiKey: "k", ...options });
}
const failure = (work: Promise<unknown>) =>
  work.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );
const answer = refusing(200, '{"text":"hello","chatId":"c"}');

describe("a call", () => {
  it.each([429, 503])("that is refused with %i is tried again when the server says", async (status) => {
    const client = await serve({}, refusing(status, "Slow down please", { "retry-after": "0" }), answer);
    expect(await client.ask("f", "q")).toBe("hello");
    expect(server?.asked).toHaveLength(2);
  });

  it("waits as long as the server asks", async () => {
    const soon = new Date(Date.now() + 2000).toUTCString();
    const client = await serve(
      {},
      refusing(429, "", { "retry-after": "0.3" }),
      refusing(429, "", { "retry-after": soon }),
      answer,
    );
    const before = performance.now();
    await client.ask("f", "q");
    expect(performance.now() - before).toBeGreaterThanOrEqual(300);
    expect(server?.asked).toHaveLength(3);
  });

  it("is given up after as many attempts as allowed, and at once when the server asks for too much patience", async () => {
    const client = await serve({ retries: 1 }, refusing(429, "Slow down please", { "retry-after": "0" }));
    expect(await failure(client.ask("f", "q"))).toMatchObject({ status: 429, message: "Slow down please" });
    expect(server?.asked).toHaveLength(2);
    await server?.close();
    const patient = await serve({}, refusing(429, "", { "retry-after": "3600" }));
    expect(await failure(patient.ask("f", "q"))).toMatchObject({ status: 429 });
    expect(server?.asked).toHaveLength(1);
  });

  it("is never repeated after a failure that may have reached the flow", async () => {
    const client = await serve({}, refusing(500, '{"message":"Error: a.b - The model said no."}'));
    const error = await failure(client.ask("f", "q"));
    expect(error).toBeInstanceOf(WeftError);
    expect(error).toMatchObject({
      status: 500,
      message: "The model said no.",
      body: { message: "Error: a.b - The model said no." },
    });
    expect(server?.asked).toHaveLength(1);
  });

  it("ends when nothing comes, with a sentence", async () => {
    const client = await serve({ timeoutMs: 100 }, () => undefined);
    expect(await failure(client.ask("f", "q"))).toMatchObject({
      status: 0,
      message: expect.stringContaining("0.1 seconds"),
    });
  });

  it("ends when its caller wants it to, also while it waits to try again", async () => {
    const client = await serve({}, refusing(503, "", { "retry-after": "30" }));
    const signal = AbortSignal.timeout(100);
    expect(await failure(client.ask("f", "q", { signal }))).toBe(signal.reason);
  });

  it("says that nobody is there", async () => {
    const client = await serve({}, answer);
    await server?.close();
    expect(await failure(client.ask("f", "q"))).toMatchObject({ name: "WeftError", status: 0 });
  });

  it("sends the key, the given headers, and ids that cannot change the address", async () => {
    const client = await serve({ headers: { "x-one": "1" } }, answer);
    await client.ask("../../a b", "q", { headers: { "x-two": "2" } });
    expect(server?.asked[0]).toMatchObject({
      path: "/api/v1/prediction/..%2F..%2Fa%20b",
      headers: { authorization: "Bearer k", "x-one": "1", "x-two": "2" },
    });
  });

  it("sends what belongs to the question inside the body, and bytes as data URLs", async () => {
    const client = await serve({}, answer);
    const photo = new File([new Uint8Array([255, 216, 255])], "photo.jpg", { type: "image/jpeg" });
    const bytes = new Uint8Array([1, 2, 3]);
    await client.ask("f", "What is this?", {
      ...{ chatId: "c", sessionId: "s", history: [{ role: "user", content: "Hi" }], leadEmail: "a@b.example" },
      uploads: [
        photo,
        { bytes, name: "said.mp3" },
        { type: "url", data: "https://a.example/b.png", name: "b", mime: "image/png" },
      ],
      humanInput: { type: "proceed" },
    });
    expect(JSON.parse(server?.asked[0]?.body ?? "")).toEqual({
      ...{ chatflowId: "f", question: "What is this?", chatId: "c", overrideConfig: { sessionId: "s" } },
      ...{ history: [{ role: "user", content: "Hi" }], leadEmail: "a@b.example", humanInput: { type: "proceed" } },
      uploads: [
        { data: "data:image/jpeg;base64,/9j/", type: "file", name: "photo.jpg", mime: "image/jpeg" },
        { data: "data:audio/mpeg;base64,AQID", type: "audio", name: "said.mp3", mime: "audio/mpeg" },
        { data: "https://a.example/b.png", type: "url", name: "b", mime: "image/png" },
      ],
    });
  });

  it("sends files as a form whose fields stand beside each other", async () => {
    const client = await serve({}, answer);
    const files = [{ bytes: new TextEncoder().encode("Looms weave."), name: "looms.txt" }];
    await client.createPrediction({
      chatflowId: "f",
      question: "q",
      files,
      overrideConfig: { vars: { a: 1 } },
      sessionId: "s",
    });
    const { body, headers } = server?.asked[0] ?? { body: "", headers: {} };
    const form = await new Response(body, { headers: { "content-type": headers["content-type"] ?? "" } }).formData();
    expect(
      [...form].map(([name, value]) => [name, typeof value === "string" ? value : [value.name, value.type]]),
    ).toEqual([
      ["vars", '{"a":1}'],
      ["sessionId", "s"],
      ["chatflowId", "f"],
      ["question", "q"],
      ["files", ["looms.txt", "text/plain"]],
    ]);
  });
});
