import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ModelServer, startModelServer } from "../testing/model-server";
import { finished, type ModelStepRun, runModelStep } from "../testing/run-model-step";
import { someTools } from "../testing/turn";

let server: ModelServer;
beforeAll(async () => void (server = await startModelServer()));
afterAll(() => server.close());
let kept: { name: string; mime: string; text: string }[] = [];
beforeEach(() => {
  kept = [];
  server.requests.length = 0;
  for (const page of Object.keys(server.pages)) delete server.pages[page];
});

const keepFile = async (file: { name: string; mime: string; bytes: Uint8Array }) => {
  kept.push({ name: file.name, mime: file.mime, text: Buffer.from(file.bytes).toString() });
  return `kept-${file.name}`;
};
const models = {
  chatOpenAI: { field: "agentToolsBuiltInOpenAI", config: () => ({ basepath: `${server.origin}/v1`, modelName: "m" }) },
  chatAnthropic: { field: "agentToolsBuiltInAnthropic", config: () => ({ modelName: "claude-sonnet-4-5" }) },
  chatGoogleGenerativeAI: { field: "agentToolsBuiltInGemini", config: () => ({ modelName: "gemini-2.5-flash" }) },
};
const secrets = { openAIApiKey: "k", anthropicApiKey: "k", googleGenerativeAPIKey: "k" };

function ask(name: keyof typeof models, chosen: string[], options: ModelStepRun = {}) {
  const { field, config } = models[name];
  return runModelStep(
    "agentAgentflow",
    {
      ...{ agentModel: name, [field]: chosen },
      agentModelConfig: { ...config(), streaming: true, FLOWISE_CREDENTIAL_ID: "key" },
    },
    someTools(server.fetch),
    { credentials: { key: secrets }, keepFile, ...options },
  );
}

const pages = [
  { url: "https://looms.example/a", title: "Looms", said: "A loom holds the warp." },
  { url: "https://looms.example/b", title: "Threads", said: "Weft goes across." },
];
const search = { query: "how looms work", pages };
const asDocuments = (said: (page: (typeof pages)[number]) => string) =>
  pages.map((page) => ({ pageContent: said(page), metadata: { source: page.url, title: page.title } }));

describe.each([false, true])("what a provider's own tools did (streaming: %s)", (streaming) => {
  test.each([
    ["chatOpenAI", "web_search_preview", "web_search", asDocuments(({ title }) => title)],
    ["chatAnthropic", "web_search_20250305", "web_search", asDocuments(({ said }) => said)],
    ["chatGoogleGenerativeAI", "googleSearch", "google_search", asDocuments(({ said }) => said)],
  ] as const)("with %s: pages that the answer rests on are its sources", async (name, chosen, tool, documents) => {
    server.script({ text: "Warp and weft.", builtIn: { search } });
    const outcome = await ask(name, [chosen], { streaming });
    const { output } = finished(outcome);
    expect(output["content"]).toBe("Warp and weft.");
    expect(output["sourceDocuments"]).toEqual(documents);
    expect(output["usedTools"]).toEqual([
      {
        ...{ tool, toolInput: expect.anything(), sourceDocuments: documents },
        toolOutput: "Looms: https://looms.example/a\nThreads: https://looms.example/b",
      },
    ]);
    expect(JSON.stringify(output["usedTools"])).toContain("how looms work");
    expect(outcome.scope.events).toContainEqual({ type: "sourceDocuments", documents });
  });

  test("at OpenAI: a picture is kept with the conversation, and stands beside the answer", async () => {
    const base64 = Buffer.from("pixels").toString("base64");
    server.script({ text: "Here.", builtIn: { picture: { prompt: "a loom", base64 } } });
    const outcome = await ask("chatOpenAI", ["image_generation"], { streaming });
    const artifacts = [{ type: "png", data: "FILE-STORAGE::kept-picture.png" }];
    expect(finished(outcome).output).toMatchObject({
      artifacts,
      usedTools: [{ tool: "image_generation", toolInput: { prompt: "a loom" }, artifacts }],
    });
    expect(kept).toEqual([{ name: "picture.png", mime: "image/png", text: "pixels" }]);
    expect(outcome.scope.events).toContainEqual({ type: "artifacts", artifacts });
    expect(JSON.stringify(outcome.result)).not.toContain(base64);
  });

  test("at OpenAI: files that its code wrote are fetched and offered, pictures shown", async () => {
    const files = ["/mnt/data/sums.json", "plot.png"].map((name, index) => ({
      ...{ containerId: "cntr_1", fileId: `cfile_${String(index)}`, name },
    }));
    for (const [index] of files.entries())
      server.pages[`/containers/cntr_1/files/cfile_${String(index)}/content`] = { body: { file: index } };
    server.script({ text: "Done.", builtIn: { code: { source: "print(42)", printed: "42\n", files } } });
    const outcome = await ask("chatOpenAI", ["code_interpreter"], { streaming });
    expect(finished(outcome).output).toMatchObject({
      usedTools: [{ tool: "code_interpreter", toolInput: { code: "print(42)" }, toolOutput: "42\n" }],
      artifacts: [{ type: "png", data: "FILE-STORAGE::kept-plot.png" }],
      fileAnnotations: [{ filePath: "FILE-STORAGE::kept-sums.json", fileName: "kept-sums.json" }],
    });
    expect(kept).toMatchObject([
      { name: "sums.json", text: '{"file":0}' },
      { name: "plot.png", mime: "image/png" },
    ]);
    const asked = server.requests.filter(({ path }) => path.includes("/containers/"));
    expect(asked.map(({ headers }) => headers.authorization)).toEqual(["Bearer k", "Bearer k"]);
  });

  test("at Google: code that it ran is told with what it printed", async () => {
    server.script({ text: "It is 42.", builtIn: { code: { source: "print(42)", printed: "42\n" } } });
    const outcome = await ask("chatGoogleGenerativeAI", ["codeExecution"], { streaming });
    expect(finished(outcome).output).toMatchObject({
      content: "It is 42.",
      usedTools: [{ tool: "code_execution", toolInput: { code: "print(42)" }, toolOutput: "42\n" }],
    });
  });
});

test("an answer stands when what was made for it cannot be kept", async () => {
  server.script({ text: "Here.", builtIn: { picture: { prompt: "a loom", base64: "cGl4ZWxz" } } });
  const full = async () => Promise.reject(new Error("The conversation is full."));
  const { output } = finished(await ask("chatOpenAI", ["image_generation"], { keepFile: full }));
  expect(output).toMatchObject({ content: "Here.", usedTools: [{ error: "The conversation is full." }] });
  expect(output).not.toHaveProperty("artifacts");
});

test("without such tools nothing is looked for in an answer", async () => {
  server.script({ text: "Plain.", builtIn: { search } });
  expect(finished(await ask("chatAnthropic", [])).output).not.toHaveProperty("usedTools");
});
