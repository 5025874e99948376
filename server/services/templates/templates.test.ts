import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import type { OpenDatabase } from "@/server/data/database";
import { openTestDatabase } from "@/server/data/testing/test-database";
import type { ChatContext } from "../chats/chat-context";
import { createChatDesk } from "../chats/chat-desk";
import { createChat } from "../chats/create-chat";
import { listChats } from "../chats/list-chats";
import { createCredential } from "../credentials/create-credential";
import { createFlow } from "../flows/create-flow";
import { getFlow } from "../flows/get-flow";
import { listFlowDetails } from "../flows/list-flow-details";
import { listFlows } from "../flows/list-flows";
import { renameFlow } from "../flows/rename-flow";
import { restoreFlow } from "../flows/restore-flow";
import { saveFlow } from "../flows/save-flow";
import { updateFlowSettings } from "../flows/update-flow-settings";
import { createKey } from "../keys/create-key";
import { findCallableFlow } from "../runs/callable-flow";
import { makeWorkspace, someDocument, type TestWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { deleteTemplate } from "./delete-template";
import { findTemplate } from "./find-template";
import { forkTemplate } from "./fork-template";
import { getTemplate } from "./get-template";
import { listOwnTemplates } from "./list-own-templates";
import { listTemplates } from "./list-templates";
import { publishTemplate } from "./publish-template";
import { templateBehind } from "./template-behind";

let database: OpenDatabase;
let here: TestWorkspace;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  here = await makeWorkspace(testPorts(database.db));
});
afterAll(async () => {
  await Promise.all(closers.map((close) => close()));
  await database.close();
});

/** A model with a credential and a password typed into it. */
const secretDocument = (credentialId: string): FlowDocument => ({
  nodes: [
    {
      ...{ id: "chatOpenAI_0", name: "chatOpenAI", label: "OpenAI", version: 8.3, position: { x: 1, y: 2 } },
      ...{ credentialId, inputs: { modelName: "gpt-4o-mini", FLOWISE_CREDENTIAL_ID: credentialId } },
    },
  ],
  edges: [],
  viewport: { x: 9, y: 9, zoom: 1 },
});

const makeFlow = async (document = someDocument(), name = "Weaver") =>
  (await createFlow(here.editor, { kind: "agentflow", name, document })).id;
const publish = async (flowId: string, name = "Weaver") =>
  (await publishTemplate(here.editor, { flowId, name, description: "Weaves." })).id;
const chatting = (): ChatContext => ({
  ...here.viewer,
  chats: createChatDesk({
    ...here.viewer,
    ask: async () => ({ status: "answered", text: "", meta: null }),
    findFlow: (id) => findCallableFlow(database.db, id),
    stopRuns: async () => undefined,
    alone: true,
    onClose: (work) => void closers.push(work),
  }),
});

describe("a template", () => {
  it("shows who published what when, and whose it is", async () => {
    const id = await publish(await makeFlow());
    expect(await listOwnTemplates(here.viewer)).toMatchObject([
      {
        ...{ id, name: "Weaver", description: "Weaves.", kind: "agentflow", author: "editor", own: false },
        nodeNames: ["stickyNote"],
      },
    ]);
    expect(await listOwnTemplates(here.editor)).toMatchObject([{ own: true }]);
  });

  it("holds no credentials, while chats with it are answered with those of its flow", async () => {
    const values = { openAIApiKey: "sk-secret" };
    const credential = await createCredential(here.editor, { name: "c", type: "openAIApi", values });
    const id = await publish(await makeFlow(secretDocument(credential.id)));
    const { document } = await getTemplate(here.viewer, { id });
    expect(JSON.stringify(document)).not.toContain(credential.id);
    expect(document.nodes).toMatchObject([{ id: "chatOpenAI_0", inputs: { modelName: "gpt-4o-mini" } }]);
    const forked = await forkTemplate(here.editor, { id });
    expect(JSON.stringify((await getFlow(here.editor, forked)).document)).not.toContain(credential.id);
    const chat = await createChat(chatting(), { name: "Talk", templateId: id });
    const flow = await findCallableFlow(database.db, chat.flowId);
    const version = await database.db.query.flowVersions.findFirst({
      where: (table, { eq }) => eq(table.id, flow?.publishedVersionId ?? ""),
    });
    expect(JSON.stringify(version?.document)).toContain(credential.id);
  });

  it("does not change with its flow", async () => {
    const flowId = await makeFlow(someDocument("before"));
    const id = await publish(flowId);
    await renameFlow(here.editor, { id: flowId, name: "Other" });
    expect(await getTemplate(here.viewer, { id })).toMatchObject({
      ...{ name: "Weaver", document: { nodes: [{ inputs: { note: "before" } }] } },
    });
  });

  it("needs something to show", async () => {
    const { id } = await createFlow(here.editor, { kind: "agentflow", name: "Empty" });
    await expect(publish(id)).rejects.toThrow("nothing to publish yet");
  });

  it("becomes a flow of its own when it is used, which another use does not touch", async () => {
    const id = await publish(await makeFlow(someDocument("woven")));
    const [one, other] = [
      await forkTemplate(here.editor, { id }),
      await forkTemplate(here.editor, { id, name: "Two" }),
    ];
    expect(one.id).not.toBe(other.id);
    expect(await getFlow(here.viewer, one)).toMatchObject({
      name: "Weaver",
      kind: "agentflow",
      published: { number: 1 },
    });
    expect(await getFlow(here.viewer, other)).toMatchObject({
      ...{ name: "Two", document: { nodes: [{ inputs: { note: "woven" } }] } },
    });
  });

  it("is no flow: the copy that answers for it is in no list, and nobody edits or revives it", async () => {
    const flowId = await makeFlow();
    const { flowId: hidden } = await findTemplate(here.editor, await publish(flowId));
    expect((await listFlows(here.editor, {})).map(({ id }) => id)).toEqual([flowId]);
    expect((await listFlowDetails(here.editor, {})).items.map(({ id }) => id)).toEqual([flowId]);
    await expect(getFlow(here.owner, { id: hidden })).rejects.toThrow("no such flow");
    await expect(renameFlow(here.owner, { id: hidden, name: "Mine" })).rejects.toThrow("no such flow");
    await expect(restoreFlow(here.owner, { id: hidden })).rejects.toThrow("no such flow");
    const document = someDocument("mine");
    await expect(saveFlow(here.owner, { id: hidden, baseNumber: "any", document })).rejects.toThrow("no such flow");
    await expect(updateFlowSettings(here.owner, { id: hidden, category: "x" })).rejects.toThrow("no such flow");
  });

  it("accepts only the keys that its flow accepts", async () => {
    const flowId = await makeFlow();
    const assigned = await createKey(here.owner, { name: "in", scopes: ["predict"], flowIds: [flowId] });
    await createKey(here.owner, { name: "out", scopes: ["predict"] });
    const { flowId: hidden } = await findTemplate(here.editor, await publish(flowId));
    expect((await findCallableFlow(database.db, hidden))?.keyIds).toEqual(new Set([assigned.id]));
  });
});

describe("the gallery", () => {
  it("shows what was published here before what comes along, which every workspace has", async () => {
    const id = await publish(await makeFlow());
    const [first, ...others] = await listTemplates(here.viewer);
    expect(first).toMatchObject({ id, ready: false });
    expect(others.length).toBeGreaterThan(20);
    expect(others.every(({ ready, own, author }) => ready && !own && author === null)).toBe(true);
    await expect(deleteTemplate(here.owner, { id: "faq-bot" })).rejects.toThrow("Template not found");
  });

  it("makes a flow of what comes along, with what it was given and with questions to begin with", async () => {
    const values = { openAIApiKey: "sk-secret" };
    const { id: openAIApi } = await createCredential(here.editor, { name: "c", type: "openAIApi", values });
    const made = await forkTemplate(here.editor, {
      id: "faq-bot",
      name: "Ours",
      given: { credentials: { openAIApi } },
    });
    const { name, document, settings } = await getFlow(here.editor, made);
    expect(name).toBe("Ours");
    expect(document.nodes.find((node) => node.name === "chatOpenAI")?.credentialId).toBe(openAIApi);
    expect(settings.chatbotConfig).toContain("I have never climbed");
  });

  it("takes only what is of the workspace, and fits", async () => {
    const stranger = await makeWorkspace(testPorts(database.db));
    const values = { openAIApiKey: "sk-secret" };
    const theirs = await createCredential(stranger.editor, { name: "c", type: "openAIApi", values });
    const other = await createCredential(here.editor, { name: "t", type: "tavilyApi", values: { tavilyApiKey: "k" } });
    const use = (given: object) => forkTemplate(here.editor, { id: "flow-of-flows", given });
    const { id: flow } = await createFlow(stranger.editor, { kind: "chatflow", name: "Theirs" });
    await expect(use({ credentials: { openAIApi: theirs.id } })).rejects.toThrow("no such credential");
    await expect(use({ credentials: { openAIApi: other.id } })).rejects.toThrow("for something else");
    await expect(use({ flow })).rejects.toThrow("no such flow");
    await expect(use({ documentStore: flow })).rejects.toThrow("no such document store");
    await expect(forkTemplate(here.viewer, { id: "faq-bot" })).rejects.toThrow("viewer");
    expect(await listFlows(here.editor, {})).toEqual([]);
  });
});

describe("a chat with a template", () => {
  it("says where it comes from, and finds nobody when the template is gone", async () => {
    const ctx = chatting();
    const id = await publish(await makeFlow());
    const chat = await createChat(ctx, { name: "Talk", templateId: id });
    expect(chat).toMatchObject({ templateId: id, sourceName: "Weaver", status: "ready" });
    await deleteTemplate(here.editor, { id });
    expect(await listChats(ctx, { limit: 10, offset: 0 })).toMatchObject([{ templateId: id, sourceName: null }]);
    await expect(createChat(ctx, { name: "Again", templateId: id })).rejects.toThrow("Template not found");
  });
});

describe("a run of the flow behind a template", () => {
  it("leads to the template, and to the chat for whom it is theirs", async () => {
    const ctx = chatting();
    const flowId = await makeFlow();
    const id = await publish(flowId);
    const { id: sessionId, flowId: hidden } = await createChat(ctx, { name: "Talk", templateId: id });
    const ran = { flowId: hidden, sessionId };
    expect(await templateBehind(here.viewer, ran)).toEqual({ templateId: id, chatId: sessionId });
    expect(await templateBehind(here.editor, ran)).toEqual({ templateId: id, chatId: null });
    expect(await templateBehind(here.editor, { flowId, sessionId })).toBeNull();
    const { editor: stranger } = await makeWorkspace(testPorts(database.db));
    expect(await templateBehind(stranger, ran)).toBeNull();
    await deleteTemplate(here.editor, { id });
    expect(await templateBehind(here.editor, ran)).toMatchObject({ templateId: null });
  });
});

describe("who may take a template away", () => {
  it("is who published it, and an owner", async () => {
    const flowId = await makeFlow();
    const stranger = (await makeWorkspace(testPorts(database.db))).owner;
    const [one, other] = [await publish(flowId), await publish(flowId, "Other")];
    const colleague = { ...here.editor, actor: { ...here.editor.actor, userId: here.viewer.actor.userId } };
    await expect(deleteTemplate(here.viewer, { id: one })).rejects.toThrow("viewer");
    await expect(deleteTemplate(colleague, { id: one })).rejects.toThrow("Only who published");
    await expect(deleteTemplate(stranger, { id: one })).rejects.toThrow("Template not found");
    await deleteTemplate(here.editor, { id: one });
    await deleteTemplate(here.owner, { id: other });
    expect(await listOwnTemplates(here.owner)).toEqual([]);
  });
});
