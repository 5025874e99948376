import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { chats } from "@/server/data/schema/chats";
import { executions } from "@/server/data/schema/executions";
import { runs } from "@/server/data/schema/runs";
import { upsertJobs } from "@/server/data/schema/upsert-jobs";
import { openTestDatabase } from "@/server/data/testing/test-database";
import { newId } from "@/server/platform/ids";
import type { Runtime } from "@/server/runtime";
import type { MemberActor } from "@/server/services/context";
import { createCredential } from "@/server/services/credentials/create-credential";
import { createStore } from "@/server/services/documents/stores/create-store";
import { createFlow } from "@/server/services/flows/create-flow";
import { createFolder } from "@/server/services/folders/create-folder";
import { noCounts } from "@/server/services/jobs/job";
import { createKey } from "@/server/services/keys/create-key";
import { inviteMember } from "@/server/services/members/invite-member";
import { listMembers } from "@/server/services/members/list-members";
import { makeWorkspace, someDocument, type TestWorkspace } from "@/server/services/testing/make-workspace";
import { publishTemplate } from "@/server/services/templates/publish-template";
import { createTool } from "@/server/services/tools/create-tool";
import { createVariable } from "@/server/services/variables/create-variable";
import { appRouter } from "./root";
import { testRuntime } from "./testing/test-runtime";
import { createCallerFactory } from "./trpc";

let database: OpenDatabase;
let runtime: Runtime;
let mine: TestWorkspace;
let ids: Record<
  | "flow"
  | "key"
  | "credential"
  | "variable"
  | "tool"
  | "invitation"
  | "member"
  | "run"
  | "execution"
  | "store"
  | "job"
  | "chat"
  | "template"
  | "folder",
  string
>;

const someTool = { name: "t", description: "", color: "", iconSrc: null, schema: "", func: "return 1;" };

const aJob = {
  ...({ kind: "store", target: "t", status: "finished" } as const),
  ...{ request: { upsert: true }, counts: noCounts },
};

beforeAll(async () => {
  database = await openTestDatabase();
  runtime = await testRuntime(database);
  mine = await makeWorkspace(runtime);
  const theirs = await makeWorkspace(runtime);
  const { owner } = theirs;
  const flow = await createFlow(owner, { kind: "chatflow", name: "Theirs", document: someDocument() });
  await inviteMember(owner, { role: "viewer" });
  const [run] = await runtime.db
    .insert(runs)
    .values({
      ...{ workspaceId: theirs.id, flowId: flow.id, chatId: "c", sessionId: "s", chatType: "INTERNAL" },
      status: "finished",
      startedAt: new Date(),
    })
    .returning({ id: runs.id });
  const { id: store } = await createStore(owner, { name: "Theirs" });
  const [job] = await runtime.db
    .insert(upsertJobs)
    .values({ workspaceId: theirs.id, storeId: store, ...aJob })
    .returning({ id: upsertJobs.id });
  const execution = { id: newId(), status: "finished", frontier: {}, turn: {}, updatedAt: new Date() } as const;
  await runtime.db.insert(executions).values({
    ...{ workspaceId: theirs.id, flowId: flow.id, versionId: newId(), chatId: "c", sessionId: "s" },
    ...execution,
  });
  const template = await publishTemplate(owner, { flowId: flow.id, name: "Theirs", description: "" });
  const [chat] = await runtime.db
    .insert(chats)
    .values({ workspaceId: theirs.id, ownerUserId: owner.actor.userId, flowId: flow.id, name: "Theirs" })
    .returning({ id: chats.id });
  ids = {
    ...{ chat: chat?.id ?? "", template: template.id },
    folder: (await createFolder(owner, { name: "Theirs" })).id,
    ...{ store, job: job?.id ?? "" },
    flow: flow.id,
    key: (await createKey(owner, { name: "k", scopes: ["predict"] })).id,
    credential: (await createCredential(owner, { name: "c", type: "openAIApi", values: { openAIApiKey: "sk" } })).id,
    variable: (await createVariable(owner, { name: "v", type: "static", value: "" })).id,
    tool: (await createTool(owner, someTool)).id,
    invitation: (await listMembers(owner)).invitations[0]?.id ?? "",
    member: theirs.editor.actor.userId,
    run: run?.id ?? "",
    execution: execution.id,
  };
});
afterAll(() => database.close());

/** A valid input for every procedure, with ids of another workspace wherever an id can stand. */
const inputs = (): Record<string, unknown> => {
  const { flow, key, credential, variable, tool, invitation, member, run, execution, chat, template, folder } = ids;
  const document = someDocument();
  return {
    "setup.status": undefined,
    "setup.createOwner": { email: "a@example.com", password: "long enough", name: "" },
    "invite.show": { token: "made-up" },
    "invite.accept": { token: "made-up", email: "a@example.com", password: "long enough", name: "" },
    "account.me": undefined,
    "account.update": { name: "Me" },
    "account.setLocale": { locale: "de" },
    "account.changePassword": { current: "wrong", next: "long enough" },
    "account.renameWorkspace": { name: "Ours" },
    "catalogue.list": undefined,
    "catalogue.toolArguments": { nodeName: "toolAgentflow", inputs: {} },
    "catalogue.load": { nodeName: "chatOpenAI", loader: "listModels", credentialId: credential, inputs: {} },
    "flows.list": { kind: "chatflow" },
    "flows.get": { id: flow },
    "flows.apiDocument": { id: flow },
    "flows.files": { id: flow },
    "flows.callFacts": { id: flow },
    "flows.create": { kind: "chatflow", name: "New" },
    "flows.rename": { id: flow, name: "Taken" },
    "flows.duplicate": { id: flow },
    "flows.delete": { id: flow },
    "flows.restore": { id: flow },
    "flows.tag": { ids: [flow], add: ["taken"], remove: [] },
    "flows.move": { ids: [flow], folderId: folder },
    "flows.setFavourite": { id: flow, favourite: true },
    "flows.share": { id: flow, sharing: { mode: "view" } },
    "flows.usage": undefined,
    "flows.usageOf": { id: flow },
    "folders.list": undefined,
    "folders.create": { name: "Ours", parentId: folder },
    "folders.rename": { id: folder, name: "Taken" },
    "folders.delete": { id: folder },
    "flows.save": { id: flow, baseNumber: 1, document },
    "flows.publish": { id: flow },
    "versions.list": { id: flow },
    "versions.get": { id: flow, number: 1 },
    "versions.name": { id: flow, number: 1, name: "Taken" },
    "versions.follow": { id: flow, tab: newId(), known: 1, selected: [] },
    "versions.leave": { id: flow, tab: newId() },
    "flows.setPublic": { id: flow, isPublic: true },
    "flows.setKeys": { id: flow, keyIds: [] },
    "flows.configure": { id: flow, section: "feedback", value: { enabled: true } },
    "flows.generate": { kind: "chatflow", description: "A flow", model: { name: "chatOpenAI" } },
    "flows.export": { id: flow },
    "flows.exportCode": { id: flow },
    "flows.inspectImport": { json: { nodes: [], edges: [] } },
    "flows.import": { json: { nodes: [], edges: [] }, name: "In" },
    "apiKeys.list": undefined,
    "apiKeys.create": { name: "k", scopes: ["predict"], flowIds: [flow] },
    "apiKeys.rename": { id: key, name: "Taken" },
    "apiKeys.revoke": { id: key },
    "credentials.list": undefined,
    "credentials.get": { id: credential },
    "credentials.create": { name: "c", type: "openAIApi", values: { openAIApiKey: "sk" } },
    "credentials.update": { id: credential, name: "Taken" },
    "credentials.delete": { id: credential },
    "variables.list": undefined,
    "variables.create": { name: "v", type: "static", value: "" },
    "variables.update": { id: variable, value: "taken" },
    "variables.delete": { id: variable },
    "tools.list": undefined,
    "tools.get": { id: tool },
    "tools.create": someTool,
    "tools.update": { id: tool, name: "taken" },
    "tools.delete": { id: tool },
    "tools.try": { schema: "", func: "return 1;", arguments: {} },
    "workspace.export": { variable: true },
    "workspace.inspect": { json: { Variable: [] } },
    "workspace.import": { json: { Variable: [] } },
    ...storeInputs(ids),
    "messages.sessions": { flowId: flow },
    "messages.list": { flowId: flow, sessionId: "s" },
    "pins.list": { flowId: flow },
    "pins.set": { flowId: flow, nodeId: "n", output: { content: "x" } },
    "schedules.get": { flowId: flow },
    "schedules.setEnabled": { flowId: flow, enabled: false },
    "messages.delete": { flowId: flow, sessionIds: ["s"] },
    "messages.export": { flowId: flow },
    "messages.stats": { flowId: flow },
    "leads.list": { flowId: flow },
    "runs.list": { flowId: flow },
    "runs.get": { id: run },
    "executions.list": { flowId: flow },
    "executions.get": { id: execution },
    "executions.waiting": undefined,
    "executions.decide": { executionId: execution, type: "proceed" },
    "executions.abort": { id: execution },
    "executions.restart": { executionId: execution, visitId: 1 },
    "executions.runFromHere": { flowId: flow, executionId: execution, nodeId: "n" },
    "executions.share": { id: execution, on: true },
    "executions.shared": { token: "made-up" },
    "executions.remove": { ids: [execution] },
    "chats.list": { flowId: flow },
    "chats.get": { id: chat },
    "chats.create": { flowId: flow, name: "Mine" },
    "chats.rename": { id: chat, name: "Taken" },
    "chats.remove": { id: chat },
    "chats.send": { id: chat, text: "Hello" },
    "chats.input": { id: chat, text: "" },
    "chats.abort": { id: chat },
    "templates.list": undefined,
    "templates.get": { id: template },
    "templates.publish": { flowId: flow, name: "Taken", description: "" },
    "templates.fork": { id: template },
    "templates.remove": { id: template },
    "members.list": undefined,
    "members.invite": { role: "viewer" },
    "members.revokeInvitation": { id: invitation },
    "members.setRole": { userId: member, role: "viewer" },
    "members.remove": { userId: member },
    "sharedChat.show": { id: flow },
    "sharedChat.waits": { id: flow, chatId: "c" },
  };
};

const chosen = { name: "plainText", inputs: { text: "x" } };
const storeInputs = ({ store, job }: Record<"store" | "job", string>): Record<string, unknown> => ({
  "documentStores.list": undefined,
  "documentStores.get": { id: store },
  "documentStores.create": { name: "Ours" },
  "documentStores.update": { id: store, name: "Taken" },
  "documentStores.delete": { id: store },
  "documentStores.saveLoader": { id: store, loader: chosen, splitter: null },
  "documentStores.removeLoader": { id: store, loaderId: job },
  "documentStores.preview": { id: store, loader: chosen, splitter: null },
  "documentStores.process": { id: store },
  "documentStores.chunks": { id: store },
  "documentStores.changeChunk": { id: store, chunkId: job, pageContent: "taken" },
  "documentStores.deleteChunk": { id: store, chunkId: job },
  "documentStores.configure": { id: store, indexing: null },
  "documentStores.upsert": { id: store },
  "documentStores.refresh": { id: store },
  "documentStores.empty": { id: store },
  "documentStores.query": { id: store, question: "q" },
  "documentStores.jobs": { id: store },
  "documentStores.job": { id: job },
  "documentStores.cancelJob": { id: job },
  "documentStores.history": { id: store },
  "documentStores.deleteHistory": { ids: [job] },
});

/** Answer these for an id that is not theirs to know: an empty list, and "no access". */
const tellNothing = new Set(["runs.list", "executions.list", "chats.list", "sharedChat.show", "sharedChat.waits"]);

/** The fields of an input that name a row. */
const namesRow = (input: unknown): boolean =>
  typeof input === "object" &&
  input !== null &&
  ["id", "flowId", "userId", "flowIds", "credentialId", "executionId", "folderId", "parentId"].some(
    (key) => key in input,
  );

// The router keeps its procedures under their whole paths; its types show them nested.
const declared: Record<string, unknown> = appRouter._def.procedures;
const procedureSchema = z.object({ _def: z.object({ meta: z.object({ access: z.string() }) }) });
const procedures = Object.entries(declared).map(([path, procedure]) => {
  // A procedure is a function that carries its definition.
  const definition = typeof procedure === "function" && "_def" in procedure ? procedure._def : undefined;
  return { path, access: procedureSchema.safeParse({ _def: definition }).data?._def.meta.access };
});

async function call(path: string, member: MemberActor | null, input: unknown = inputs()[path]): Promise<string> {
  const caller = createCallerFactory(appRouter)({
    ...{ runtime, member, address: `test ${path}`, origin: "http://localhost:3000", resHeaders: new Headers() },
  });
  const [group = "", name = ""] = path.split(".");
  const procedure: unknown = Reflect.get(Reflect.get(caller, group) ?? {}, name);
  if (typeof procedure !== "function") throw new Error(`There is no procedure ${path}.`);
  try {
    await procedure(input);
    return "done";
  } catch (error) {
    if (error instanceof TRPCError) return error.code;
    throw error;
  }
}

describe("every procedure", () => {
  it("declares who may call it, and is tried by this suite", () => {
    expect(procedures.filter(({ access }) => access === undefined)).toEqual([]);
    expect(procedures.map(({ path }) => path).toSorted()).toEqual(Object.keys(inputs()).toSorted());
  });

  it("is open to everyone only where nobody needs to be signed in", () => {
    expect(procedures.filter(({ access }) => access === "public").map(({ path }) => path)).toEqual([
      "setup.status",
      "setup.createOwner",
      "invite.show",
      "invite.accept",
      "executions.shared",
      "sharedChat.show",
      "sharedChat.waits",
    ]);
  });

  it.each(procedures.filter(({ access }) => access !== "public"))(
    "$path refuses who is not signed in",
    async ({ path }) => {
      expect(await call(path, null)).toBe("UNAUTHORIZED");
    },
  );

  it.each(procedures.filter(({ access }) => access === "editor" || access === "owner"))(
    "$path refuses a role below $access",
    async ({ path, access }) => {
      expect(await call(path, mine.viewer.actor)).toBe("FORBIDDEN");
      if (access === "owner") expect(await call(path, mine.editor.actor)).toBe("FORBIDDEN");
    },
  );

  it.each(procedures)("$path knows no row of another workspace", async ({ path }) => {
    if (!namesRow(inputs()[path])) return;
    const answer = await call(path, mine.owner.actor);
    expect(answer).toBe(tellNothing.has(path) ? "done" : "NOT_FOUND");
  });

  it.each(procedures)("$path takes malformed ids for unknown ones", async ({ path }) => {
    const input = inputs()[path];
    if (!namesRow(input) || typeof input !== "object") return;
    for (const bad of ["1", "../..", "' or 1=1 --", "00000000-0000-4000-8000-00000000000g", "\0"]) {
      const changed = Object.fromEntries(
        Object.entries(input ?? {}).map(([key, value]: [string, unknown]) => {
          if (key === "flowIds") return [key, [bad]];
          return [key, /^(id|flowId|userId|credentialId|executionId|folderId|parentId)$/.test(key) ? bad : value];
        }),
      );
      expect(await call(path, mine.owner.actor, changed)).toBe(tellNothing.has(path) ? "done" : "NOT_FOUND");
    }
  });

  it.each(procedures)("$path refuses columns that are not its own", async ({ path }) => {
    const input = inputs()[path];
    if (typeof input !== "object" || input === null) return;
    for (const extra of [
      "workspaceId",
      "createdBy",
      "createdAt",
      "deletedAt",
      "publishedVersionId",
      "hash",
      "sealed",
      "tokenHash",
    ]) {
      expect(await call(path, mine.owner.actor, { ...input, [extra]: mine.id })).toBe("BAD_REQUEST");
    }
  });
});

it("nothing of the other workspace was touched", async () => {
  const [flow] = await runtime.db.query.flows.findMany({ where: (table, { eq }) => eq(table.id, ids.flow) });
  const [member] = await runtime.db.query.members.findMany({ where: (table, { eq }) => eq(table.userId, ids.member) });
  expect(flow).toMatchObject({ name: "Theirs", isPublic: false, deletedAt: null });
  expect(member?.role).toBe("editor");
});
