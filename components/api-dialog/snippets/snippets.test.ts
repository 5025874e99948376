import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { edgeId } from "@/domain/flow/flow-document";
import { conversationFlow } from "@/server/http/testing/conversation-flow";
import { startApi, type TestApi } from "@/server/http/testing/start-api";
import { png, withSight } from "@/server/http/testing/upload-samples";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { type CallKind, callKinds } from "../call-kinds";
import { secondQuestion } from "../example-call";
import type { RequestExample } from "../request-example";
import { type RecordingProxy, startRecordingProxy } from "../testing/recording-proxy";
import { openSnippetRunner, reportText, type SnippetRunner } from "../testing/snippet-runner";
import { type Language, languages } from "./languages";
import { snippet } from "./snippet";

const question = `It's "quoted" \\ $HOME \`x\` $(id) %s {{y}} über 🧵\nand a second line \u2028 END`;
const answer = `Yes: it's "so" \\ 🧵.`;

let api: TestApi;
let model: ModelServer;
let proxy: RecordingProxy;
let runner: SnippetRunner;
let flowId: string;
let key: string;

beforeAll(async () => {
  [api, model, runner] = await Promise.all([
    startApi({ RUN_TIMEOUT_SECONDS: "60" }),
    startModelServer(),
    openSnippetRunner(),
  ]);
  proxy = await startRecordingProxy(api.origin);
  const apiConfig = {
    overrideConfig: {
      status: true,
      nodes: { Conversation: [{ name: "systemMessagePrompt", enabled: true }] },
      variables: [],
    },
  };
  flowId = await api.makeFlow(withSight(conversationFlow(model.origin)), { settings: { apiConfig } });
  key = await api.makeKey(["predict", "messages"]);
}, 120_000);
beforeEach(() => {
  model.script({ text: answer });
  model.requests.length = 0;
  proxy.seen.length = 0;
});
afterAll(() => Promise.all([api.close(), model.close(), proxy.close(), runner.close()]));

const exampleOf = (kind: CallKind, more: Partial<RequestExample> = {}): RequestExample => ({
  ...{ origin: proxy.origin, flowId, key, kind, question },
  chatId: crypto.randomUUID(),
  form: { name: "Ada", "how bad": 'it\'s "bad"', count: 2, urgent: true, __proto__x: null },
  overrideConfig: { systemMessagePrompt: "Speak like a 'pirate' \\ $HOME." },
  document: { name: "report.txt", mime: "text/plain" },
  ...more,
});

/** What the model was told last, as one text. Forms end their lines in another way. */
const told = (): string => JSON.stringify(model.requests.at(-1)?.body.messages).replaceAll("\\r\\n", "\\n");
const sentJson = (): unknown => JSON.parse(proxy.seen.findLast(({ method }) => method === "POST")?.body ?? "null");
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** The answers that a program printed. curl prints replies as they come, the others only their texts. */
function expectPrinted(language: Language, printed: string, ...answers: string[]): void {
  if (language !== "curl") return expect(printed).toBe(answers.map((text) => `${text}\n`).join(""));
  const replies = printed.split(/(?<=\})(?=\{)/).map((reply): unknown => JSON.parse(reply));
  expect(replies).toMatchObject(answers.map((text) => ({ text })));
}

type Check = (language: Language, run: (more?: Partial<RequestExample>) => Promise<string>) => Promise<void>;

/** What has to be printed and to have arrived, for each kind of call. */
const checks: Record<CallKind, Check> = {
  async question(language, run) {
    expectPrinted(language, await run(), answer);
    expect(sentJson()).toMatchObject({ question });
    expect(told()).toContain(inJson(question));
  },
  async stream(language, run) {
    const printed = await run();
    expect(sentJson()).toMatchObject({ question, streaming: true });
    if (language === "curl") expect(tokensOf(printed)).toBe(answer);
    else expect(printed.trimEnd()).toBe(answer);
  },
  async session(language, run) {
    model.script({ text: "The first answer." }, { text: "The second answer." });
    expectPrinted(language, await run(), "The first answer.", "The second answer.");
    for (const text of [question, "The first answer.", secondQuestion]) expect(told()).toContain(inJson(text));
  },
  async form(language, run) {
    expectPrinted(language, await run(), answer);
    expect(sentJson()).toMatchObject({ form: exampleOf("form").form });
  },
  async image(language, run) {
    expectPrinted(language, await run(), answer);
    expect(told()).toContain(`data:image/png;base64,${png}`);
    expect(told()).toContain(inJson(question));
  },
  async files(language, run) {
    expectPrinted(language, await run(), answer);
    expect(told()).toContain(reportText);
    expect(told()).toContain(inJson(question));
  },
  async override(language, run) {
    expectPrinted(language, await run(), answer);
    expect(told()).toContain(inJson("Speak like a 'pirate' \\ $HOME."));
  },
  async history(language, run) {
    expectPrinted(language, await run(), answer);
    expect(model.requests.at(-1)?.body.messages).toMatchObject([
      { role: "system" },
      { role: "user", content: "My name is Ada." },
      { role: "assistant", content: "Hello Ada." },
      { role: "user", content: question },
    ]);
  },
  async abort(language, run) {
    model.script({ hang: true });
    const chatId = crypto.randomUUID();
    const hanging = predict({ question: "Wait", chatId, streaming: true });
    await expect.poll(() => model.requests.length, { timeout: 10_000 }).toBe(1);
    expect(await run({ chatId })).toContain(language.endsWith("Sdk") ? "Stopped." : "Chat message aborted");
    await model.requests[0]?.hungUp;
    expect(await (await hanging).text()).toContain('"event":"end"');
  },
  async messages(language, run) {
    const chatId = crypto.randomUUID();
    await (await predict({ question, chatId })).json();
    const printed = await run({ chatId });
    if (language === "curl")
      expect(JSON.parse(printed)).toMatchObject([
        { role: "userMessage", content: question },
        { role: "apiMessage", content: answer },
      ]);
    else expect(printed).toBe(`userMessage ${question}\napiMessage ${answer}\n`);
  },
  async upsert(language, run) {
    for (const document of [{ name: "report.txt", mime: "text/plain" }, undefined]) {
      const id = await api.makeFlow(documentFlow(document ? "" : "A text of the flow's own."));
      const printed = await run({ flowId: id, stopNodeId: "builtinVectorStore_0", document });
      if (language === "curl") expect(JSON.parse(printed)).toMatchObject({ numAdded: 1 });
      else expect(printed).toBe("1 added\n");
    }
  },
};

const predict = (body: object): Promise<Response> =>
  fetch(`${api.origin}/api/v1/prediction/${flowId}`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

const tokensOf = (stream: string): string =>
  stream
    .split("\n")
    .filter((line) => line.startsWith("data:"))
    .map((line) => JSON.parse(line.slice("data:".length)) as { event: string; data: string })
    .flatMap(({ event, data }) => (event === "token" ? [data] : []))
    .join("");

const unable: Partial<Record<Language, readonly CallKind[]>> = {
  flowiseSdk: ["files", "abort", "messages", "upsert"],
};
const cases = languages.flatMap((language) =>
  callKinds.filter((kind) => !unable[language]?.includes(kind)).map((kind) => ({ language, kind })),
);

describe("a copied program", () => {
  it.each(cases)("does what it says: $language, $kind", async ({ language, kind }) => {
    await checks[kind](language, (more) => {
      const program = snippet(language, exampleOf(kind, more));
      if (program === undefined) throw new Error("There is no such program.");
      return runner.run(language, program);
    });
    const calls = proxy.seen.filter(({ path }) => !path?.includes("chatflows-streaming"));
    expect(calls.map(({ headers }) => headers.authorization)).toEqual(calls.map(() => `Bearer ${key}`));
  });

  it.each(Object.entries(unable).flatMap(([language, kinds]) => kinds.map((kind) => ({ language, kind }))))(
    "is not offered where the library cannot make the call: $language, $kind",
    ({ kind }) => expect(snippet("flowiseSdk", exampleOf(kind))).toBeUndefined(),
  );

  it.each(languages)("says what the server says when it is refused (%s)", async (language) => {
    const program = snippet(language, exampleOf("question", { key: "wrong" })) ?? "";
    const said = await runner.run(language, program).catch((error: { stderr: string }) => error.stderr);
    expect(said).toContain("Unauthorized");
  });

  it.each(languages)("carries hostile ids and keys as they are (%s)", async (language) => {
    const hostile = { flowId: `a'b"c\\d$(id)\`e\`/../?#&%{x}[1-2] ü`, key: `k'"\\$(id)\`x\`%s{}[]!` };
    const program = snippet(language, exampleOf("question", hostile)) ?? "";
    await runner.run(language, program).catch(() => undefined);
    const { path, headers } = proxy.seen.at(-1) ?? {};
    expect(headers?.authorization).toBe(`Bearer ${hostile.key}`);
    // That package puts ids into addresses as they are.
    if (language !== "flowiseSdk") expect(decodeURIComponent(path ?? "")).toBe(`/api/v1/prediction/${hostile.flowId}`);
  });

  it.each(languages)("says nothing of keys for a public flow (%s)", (language) => {
    for (const kind of callKinds) {
      const program = snippet(language, exampleOf(kind, { key: undefined }));
      expect(program ?? "").not.toMatch(/authorization|apiKey/i);
    }
  });
});

const node = (id: string, inputs: Record<string, unknown> = {}, output?: string) => {
  const name = id.replace(/_\d+$/, "");
  return { id, name, label: id, version: 1, position: { x: 0, y: 0 }, inputs, ...(output && { output }) };
};
const wire = (source: string, sourceHandle: string, targetHandle: string) => {
  const ends = { source, sourceHandle, target: "builtinVectorStore_0", targetHandle };
  return { ...ends, id: edgeId(ends) };
};

/** Reads its own text, or files that are sent. */
const documentFlow = (text: string): FlowDocument => {
  const loader = text === "" ? "textFile" : "plainText";
  return {
    nodes: [
      node(`${loader}_0`, text === "" ? {} : { text }, "document"),
      node("builtinEmbeddings_0"),
      node("builtinVectorStore_0", {}, "retriever"),
    ],
    edges: [
      wire(`${loader}_0`, "document", "document"),
      wire("builtinEmbeddings_0", "builtinEmbeddings", "embeddings"),
    ],
  };
};
