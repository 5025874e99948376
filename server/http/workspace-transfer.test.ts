import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { draw, node } from "@/domain/flow/testing/draw";
import { toFlowise } from "@/domain/flow/to-flowise";
import { documentChunks, documentLoaders } from "@/server/data/schema/document-stores";
import { feedback } from "@/server/data/schema/conversations";
import { messages } from "@/server/data/schema/runs";
import { catalogue } from "@/server/nodes/catalogue";
import { newId } from "@/server/platform/ids";
import { type ApiClient, apiClient } from "./testing/api-client";
import { makeStoreSamples } from "./testing/store-samples";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let mine: ApiClient;
let theirs: ApiClient;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  mine = apiClient(api.origin, await api.makeKey(["manage", "messages", "predict"]));
  theirs = apiClient(api.origin, await api.makeKey(["manage", "messages", "predict"], [], api.stranger));
});
afterAll(() => api.close());

const specs = specLookup(catalogue().specs());
const flowData = (...given: Parameters<typeof draw>): string => JSON.stringify(toFlowise(draw(...given), specs));
const step = (id: string, inputs: Record<string, unknown> = {}) => {
  const spec = specs.get(id.replace(/_\d+$/, ""));
  return node(id, { label: spec?.label ?? id, version: spec?.version ?? 1, inputs });
};
const replies = (message: string) =>
  flowData(
    [
      step("startAgentflow_0", { startInputType: "chatInput" }),
      step("directReplyAgentflow_0", { directReplyMessage: message }),
    ],
    "startAgentflow_0 > directReplyAgentflow_0.input",
  );
const everything = {
  ...{ chatflow: true, agentflowv2: true, variable: true, document_store: true, custom_template: true },
  ...{ chat_message: true, chat_feedback: true },
};

/** A file as Flowise exports it: two flows that name each other, a tool, a variable, a store, a template and a message. */
function flowiseFile() {
  const [asked, asking, store, loader, tool, template, message] = Array.from({ length: 7 }, newId);
  return {
    ...{ asked, asking, store, loader, message, tool },
    file: {
      FileDefaultName: "ExportData.json",
      AgentFlowV2: [
        { id: asked, name: "Asked", type: "AGENTFLOW", isPublic: true, flowData: replies("Here I am.") },
        {
          id: asking,
          name: "Asking",
          type: "AGENTFLOW",
          chatbotConfig: '{"welcomeMessage":"Hello"}',
          flowData: flowData(
            [
              step("startAgentflow_0", { startInputType: "chatInput" }),
              step("executeFlowAgentflow_0", { executeFlowSelectedFlow: asked, executeFlowInput: "{{question}}" }),
              step("agentAgentflow_0", {
                agentTools: [{ agentSelectedTool: "customTool", agentSelectedToolConfig: { selectedTool: tool } }],
                agentKnowledgeDocumentStores: [{ documentStore: `${store}:Papers` }],
              }),
            ],
            "startAgentflow_0 > executeFlowAgentflow_0.input",
          ),
        },
      ],
      Tool: [{ id: tool, name: "shout", description: "Shouts.", schema: "[]", func: "return 'HEY';" }],
      Variable: [{ id: newId(), name: `city${newId().slice(0, 8)}`, value: "Emden", type: "static" }],
      DocumentStore: [
        {
          ...{ id: store, name: "Papers", description: "All of them" },
          loaders: JSON.stringify([
            {
              id: loader,
              loaderId: "plainText",
              loaderName: "Notes",
              loaderConfig: { text: "A loom." },
              splitterId: "",
            },
          ]),
          embeddingConfig: JSON.stringify({ name: "openAIEmbeddings", config: { credential: "x", modelName: "m" } }),
          vectorStoreConfig: JSON.stringify({ name: "builtinVectorStore", config: {} }),
        },
      ],
      DocumentStoreFileChunk: [
        { id: newId(), docId: loader, storeId: store, chunkNo: 2, pageContent: "second", metadata: "{}" },
        { id: newId(), docId: loader, storeId: store, chunkNo: 1, pageContent: "first", metadata: '{"page":1}' },
      ],
      CustomTemplate: [
        { id: template, name: "Begin here", description: "Short", type: "AgentflowV2", flowData: replies("x") },
      ],
      ChatMessage: [
        {
          ...{ id: message, role: "apiMessage", chatflowid: asked, content: "Here I am.", chatId: "c", sessionId: "c" },
          ...{
            chatType: "EXTERNAL",
            createdDate: "2026-01-02T03:04:05.000Z",
            usedTools: '[{"tool":"t","toolInput":1}]',
          },
        },
      ],
      ChatMessageFeedback: [
        {
          id: newId(),
          chatflowid: asked,
          chatId: "c",
          messageId: message,
          rating: "THUMBS_UP",
          content: "nice",
          createdDate: "",
        },
      ],
      Execution: [{ id: newId() }],
    },
  };
}

describe("a workspace's file of Flowise", () => {
  it("is taken over under its own ids, so that old calls go on to work", async () => {
    const { file, asked, asking, store, loader, message, tool } = flowiseFile();
    const { report } = await mine.ok("POST", "/export-import/import", { body: file });
    expect(report.counts).toEqual({ variables: 1, tools: 1, stores: 1, chunks: 2, templates: 1, messages: 1 });
    expect(report.flows.map(({ id, renumbered }: { id: string; renumbered: boolean }) => [id, renumbered])).toEqual([
      [asked, false],
      [asking, false],
    ]);
    expect(report.notes.join(" ")).toContain("1 run was left out");
    expect((await mine.ok("POST", `/prediction/${asked}`, { key: "", body: { question: "Hi" } })).text).toBe(
      "Here I am.",
    );
    const { flowData: drawing, chatbotConfig } = await mine.ok("GET", `/chatflows/${asking}`);
    expect(chatbotConfig).toBe('{"welcomeMessage":"Hello"}');
    expect(drawing).toContain(`"executeFlowSelectedFlow":"${asked}"`);
    expect(drawing).toContain(`"selectedTool":"${tool}"`);
    const stored = await mine.ok("GET", `/document-store/store/${store}`);
    expect(stored).toMatchObject({ name: "Papers", totalChunks: 2, loaders: [{ id: loader, loaderName: "Notes" }] });
    expect(stored.embeddingConfig).toEqual({ name: "openAIEmbeddings", config: { modelName: "m" } });
    const { chunks } = await mine.ok("GET", `/document-store/chunks/${store}/${loader}/1`);
    expect(chunks.map((chunk: { pageContent: string }) => chunk.pageContent)).toEqual(["first", "second"]);
    const [old] = await mine.ok("GET", `/chatmessage/${asked}?feedback=true&startDate=2026-01-01&endDate=2026-01-03`);
    expect(old).toMatchObject({
      id: message,
      createdDate: "2026-01-02T03:04:05.000Z",
      feedback: { rating: "THUMBS_UP" },
    });
    const templates = await mine.ok("GET", "/marketplaces/custom");
    expect(templates.map(({ templateName }: { templateName: string }) => templateName)).toContain("Begin here");
  });

  it("brings its tools, which flows go on to name, and says when one cannot be read", async () => {
    const { file, asking, tool } = flowiseFile();
    const torn = { ...file.Tool[0], id: newId(), name: "torn", schema: "[{" };
    const { report } = await mine.ok("POST", "/export-import/import", {
      body: { ...file, Tool: [...file.Tool, torn] },
    });
    expect(report.counts.tools).toBe(1);
    expect(report.notes.join(" ")).toContain("“torn” was left out");
    expect(report.flows.flatMap((flow: { report: { problems: string[] } }) => flow.report.problems)).toEqual([]);
    expect(await mine.ok("GET", `/tools/${tool}`)).toMatchObject({ name: "shout", func: "return 'HEY';" });
    const exported = await mine.ok("POST", "/export-import/export", { body: { tool: true } });
    expect(exported.Tool).toContainEqual(expect.objectContaining({ id: tool, name: "shout", schema: "[]" }));
    const copy = await theirs.ok("POST", "/export-import/import", {
      body: { ...exported, AgentFlowV2: file.AgentFlowV2 },
    });
    const [, second] = copy.report.flows;
    expect(second.id).not.toBe(asking);
    const { flowData: drawing } = await theirs.ok("GET", `/chatflows/${second.id}`);
    const [, named] = /"selectedTool":"([^"]+)"/.exec(drawing) ?? [];
    expect(named).not.toBe(tool);
    expect(await theirs.ok("GET", `/tools/${named}`)).toMatchObject({ name: "shout" });
  });

  it("without its tools is taken over with a word about each", async () => {
    const { file } = flowiseFile();
    const { report } = await mine.ok("POST", "/export-import/import?dryRun=1", { body: { ...file, Tool: [] } });
    expect(report.flows[1].report.problems).toEqual([expect.stringContaining("names a custom tool that is not in")]);
  });

  it("gets new ids where its own are taken, wherever it names them, and touches nothing of others", async () => {
    const { file, asked, store } = flowiseFile();
    await mine.ok("POST", "/export-import/import", { body: file });
    const { report } = await theirs.ok("POST", "/export-import/import", { body: file });
    const [first, second] = report.flows;
    expect([first.renumbered, second.renumbered, first.id === asked]).toEqual([true, true, false]);
    const { flowData: drawing } = await theirs.ok("GET", `/chatflows/${second.id}`);
    expect(drawing).toContain(`"executeFlowSelectedFlow":"${first.id}"`);
    expect(drawing).not.toContain(asked);
    expect(drawing).not.toContain(store);
    expect(
      (await theirs.ok("GET", `/chatmessage/${first.id}`)).map(({ content }: { content: string }) => content),
    ).toEqual(["Here I am."]);
    expect((await theirs.send("GET", `/chatflows/${asked}`)).status).toBe(404);
  });

  it("is looked at without saving anything", async () => {
    const { file, asked } = flowiseFile();
    const { report } = await mine.ok("POST", "/export-import/import?dryRun=1", { body: file });
    expect(report.flows[0].report.nodes[0]).toMatchObject({ status: "exact" });
    expect((await mine.send("GET", `/chatflows/${asked}`)).status).toBe(404);
  });

  it("of which one part cannot be kept leaves nothing behind", async () => {
    const { file, asked, asking } = flowiseFile();
    const bad = { id: newId(), name: "Broken", flowData: replies("a\u0000b"), type: "AGENTFLOW" };
    const response = await mine.send("POST", "/export-import/import", { body: { ...file, ChatFlow: [bad] } });
    expect([response.status, (await response.json()).message]).toEqual([400, expect.stringContaining("“Broken”")]);
    for (const id of [asked, asking]) expect((await mine.send("GET", `/chatflows/${id}`)).status).toBe(404);
  });

  it("says which flows cannot be read, and takes the others", async () => {
    const { file } = flowiseFile();
    const body = { ...file, ChatFlow: [{ id: newId(), name: "Torn", flowData: "{" }] };
    const { report } = await mine.ok("POST", "/export-import/import", { body });
    expect(report.unreadable).toEqual([{ name: "Torn", reason: "Its drawing is not valid JSON." }]);
    expect(report.flows).toHaveLength(2);
  });

  it("is told apart from the file of one flow", async () => {
    const response = await mine.send("POST", "/export-import/import", { body: { nodes: [], edges: [] } });
    expect([response.status, (await response.json()).message]).toEqual([
      400,
      expect.stringContaining("not the file of a workspace"),
    ]);
  });
});

describe("a workspace's own file", () => {
  it("brings to another workspace what was asked for, and no secret", async () => {
    const canary = "canary-815";
    const secret = node("chatOpenAI_0", {
      version: 8.3,
      credentialId: newId(),
      inputs: { baseOptions: { apiKey: canary } },
    });
    const id = await api.makeFlow(draw([secret]), {
      settings: { speechToText: { openAIWhisper: { credentialId: canary } }, apiConfig: { note: "kept" } },
    });
    const { loader } = await makeStoreSamples(api, api.workspace.id, id);
    const { db } = api.database;
    const chosen = {
      name: "apiLoader",
      inputs: { url: `https://u:${canary}@x.org`, headers: `{"X-Key":"${canary}"}` },
    };
    await db.update(documentLoaders).set({ loader: chosen }).where(eq(documentLoaders.id, loader));
    await mine.ok("POST", "/variables", {
      body: { name: `api_key_${newId().slice(0, 4)}_token`, value: canary, type: "static" },
    });
    const file = await mine.ok("POST", "/export-import/export", { body: everything });
    expect(JSON.stringify(file)).not.toContain(canary);
    const row = file.ChatFlow.find((flow: { id: string }) => flow.id === id);
    expect(row).toMatchObject({ type: "CHATFLOW", apiConfig: '{"note":"kept"}' });
    const { report } = await theirs.ok("POST", "/export-import/import", { body: file });
    expect(report.unreadable).toEqual([]);
    expect(report.flows.length).toBe(file.ChatFlow.length + file.AgentFlowV2.length);
    const again = await theirs.ok("POST", "/export-import/export", { body: everything });
    const drawings = (rows: { flowData: string }[]) =>
      rows.map((flow) => flow.flowData.length).toSorted((a, b) => a - b);
    expect(drawings(again.ChatFlow).length).toBeGreaterThanOrEqual(drawings(file.ChatFlow).length);
    const counts = await db.select().from(documentChunks);
    expect(counts.length).toBeGreaterThan(1);
  });

  it("holds nothing that was not asked for", async () => {
    const file = await mine.ok("POST", "/export-import/export", { body: { variable: true } });
    const { Variable: _variables, FileDefaultName: _name, ...rest } = file;
    expect(Object.values(rest).flat()).toEqual([]);
  });

  it("holds conversations only for keys that may read them", async () => {
    const id = await api.makeFlow(draw([node("stickyNote_0")]));
    const said = { workspaceId: api.workspace.id, flowId: id, chatId: "c", sessionId: "c", content: "private" };
    const message = newId();
    await api.database.db.insert(messages).values({ ...said, id: message, role: "userMessage", chatType: "EXTERNAL" });
    const judged = {
      workspaceId: api.workspace.id,
      flowId: id,
      chatId: "c",
      messageId: message,
      rating: "THUMBS_UP",
    } as const;
    await api.database.db.insert(feedback).values(judged);
    const key = await api.makeKey(["manage"]);
    const body = { chatflow: true, chat_message: true, chat_feedback: true };
    expect((await mine.send("POST", "/export-import/export", { key, body })).status).toBe(403);
    const file = await mine.ok("POST", "/export-import/export", { body });
    expect(file.ChatMessage).toContainEqual(
      expect.objectContaining({ id: message, chatflowid: id, content: "private" }),
    );
    expect(file.ChatMessageFeedback).toContainEqual(expect.objectContaining({ messageId: message }));
  });
});
