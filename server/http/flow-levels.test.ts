import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiAreas } from "@/domain/api/api-areas";
import { type FlowLevel, type FlowSharing, privateSharing } from "@/domain/flow/flow-sharing";
import { executions } from "@/server/data/schema/executions";
import { runs } from "@/server/data/schema/runs";
import { newId } from "@/server/platform/ids";
import type { MemberActor, ServiceContext } from "@/server/services/context";
import { createFlow } from "@/server/services/flows/create-flow";
import { shareFlow } from "@/server/services/flows/share-flow";
import { createKey } from "@/server/services/keys/create-key";
import { createVariable } from "@/server/services/variables/create-variable";
import { apiClient } from "./testing/api-client";
import { memberCaller } from "./testing/member-caller";
import { makeSamples, sampleBody, samplePath, type Samples } from "./testing/sample-paths";
import { startApi, type TestApi } from "./testing/start-api";
import { drawn, step } from "./testing/step-flow";

let api: TestApi;
let flow: string;
let execution: string;
let run: string;
let samples: Samples;
let editorKey: string;
beforeAll(async () => {
  api = await startApi();
  const { owner, editor, id } = api.workspace;
  await createVariable(owner, { name: "canary", type: "static", value: "x" });
  const document = drawn(
    [
      step("startAgentflow_0", { startInputType: "chatInput" }),
      step("directReplyAgentflow_0", { directReplyMessage: "Yes. {{$vars.canary}}" }),
    ],
    "startAgentflow_0 > directReplyAgentflow_0",
  );
  ({ id: flow } = await createFlow(owner, { kind: "agentflow", name: "Levelled", document }));
  const of = { workspaceId: id, flowId: flow, chatId: "c", sessionId: "s", status: "finished" } as const;
  execution = newId();
  await api.database.db
    .insert(executions)
    .values({ ...of, id: execution, versionId: newId(), frontier: {}, turn: {}, updatedAt: new Date() });
  const [row] = await api.database.db
    .insert(runs)
    .values({ ...of, chatType: "INTERNAL", startedAt: new Date() })
    .returning({ id: runs.id });
  run = row?.id ?? "";
  samples = { ...(await makeSamples(api, api.workspace)), flow, execution };
  ({ key: editorKey } = await createKey(editor, { name: "k", scopes: ["manage", "messages", "predict"] }));
});
afterAll(() => api.close());

const share = (sharing: FlowSharing | null) => shareFlow(api.workspace.owner, { id: flow, sharing });

async function call(path: string, actor: MemberActor, input: unknown): Promise<string> {
  const [group = "", name = ""] = path.split(".");
  const procedure: unknown = Reflect.get(Reflect.get(memberCaller(api, actor), group) ?? {}, name);
  if (typeof procedure !== "function") throw new Error(`There is no procedure ${path}.`);
  try {
    await procedure(input);
    return "done";
  } catch (error) {
    return (error as { code: string }).code;
  }
}

/** What tells something of a flow, runs it, or makes something of it. */
const reads = (): Record<string, unknown> => ({
  "flows.get": { id: flow },
  "flows.apiDocument": { id: flow },
  "flows.export": { id: flow },
  "flows.exportCode": { id: flow },
  "flows.files": { id: flow },
  "flows.callFacts": { id: flow },
  "flows.usageOf": { id: flow },
  "flows.setFavourite": { id: flow, favourite: true },
  "versions.list": { id: flow },
  "versions.get": { id: flow, number: 1 },
  "versions.follow": { id: flow, tab: newId(), known: 1, selected: [] },
  "messages.sessions": { flowId: flow },
  "messages.list": { flowId: flow, sessionId: "s" },
  "messages.stats": { flowId: flow },
  "leads.list": { flowId: flow },
  "executions.get": { id: execution },
  "runs.get": { id: run },
  "chats.create": { flowId: flow, name: "Mine" },
});
/** The same, for those who may edit flows at all. */
const editorReads = (): Record<string, unknown> => ({
  "flows.duplicate": { id: flow },
  "pins.list": { flowId: flow },
  "templates.publish": { flowId: flow, name: "Copy", description: "" },
});
const changes = (): Record<string, unknown> => ({
  "flows.rename": { id: flow, name: "Levelled" },
  "flows.tag": { ids: [flow], add: ["t"], remove: [] },
  "flows.configure": { id: flow, section: "feedback", value: { enabled: true } },
  "flows.publish": { id: flow },
  "flows.setKeys": { id: flow, keyIds: null },
});
const answers: Record<FlowLevel, { read: string; change: string }> = {
  none: { read: "NOT_FOUND", change: "NOT_FOUND" },
  view: { read: "done", change: "FORBIDDEN" },
  edit: { read: "done", change: "done" },
};

const levels = (editors: FlowLevel, viewers: "none" | "view"): FlowSharing => ({
  ...{ mode: "levels", editors, viewers, people: [] },
});
const table: [FlowLevel, "none" | "view"][] = [
  ["edit", "view"],
  ["edit", "none"],
  ["view", "view"],
  ["view", "none"],
  ["none", "view"],
  ["none", "none"],
];

describe.each(table)("a flow of which editors may %s and viewers may %s", (editors, viewers) => {
  beforeAll(() => share(levels(editors, viewers)));

  it("is so for editors in every procedure that tells of it, runs it or changes it", async () => {
    const { actor } = api.workspace.editor;
    for (const [path, input] of Object.entries({ ...reads(), ...editorReads() }))
      expect([path, await call(path, actor, input)]).toEqual([path, answers[editors].read]);
    for (const [path, input] of Object.entries(changes()))
      expect([path, await call(path, actor, input)]).toEqual([path, answers[editors].change]);
  });

  it("is so for viewers, who change nothing", async () => {
    const { actor } = api.workspace.viewer;
    for (const [path, input] of Object.entries(reads()))
      expect([path, await call(path, actor, input)]).toEqual([path, answers[viewers].read]);
    for (const [path, input] of Object.entries(changes()))
      expect([path, await call(path, actor, input)]).toEqual([path, "FORBIDDEN"]);
  });

  it("is in lists of flows, executions, runs and uses for those who see it, and in no others", async () => {
    const seen = (member: ServiceContext<MemberActor>) => {
      const caller = memberCaller(api, member.actor);
      return Promise.all([
        caller.flows.list({}).then((rows) => rows.some(({ id }) => id === flow)),
        caller.flows.usage().then((rows) => rows.some(({ flowId }) => flowId === flow)),
        caller.executions.list({}).then(({ items }) => items.some(({ flowId }) => flowId === flow)),
        caller.runs.list({}).then(({ items }) => items.some(({ flowId }) => flowId === flow)),
        caller.variables.list().then((rows) => rows.flatMap(({ flows }) => flows).some(({ id }) => id === flow)),
      ]);
    };
    expect(await seen(api.workspace.editor)).toEqual(Array.from({ length: 5 }, () => editors !== "none"));
    expect(await seen(api.workspace.viewer)).toEqual(Array.from({ length: 5 }, () => viewers !== "none"));
    expect(await seen(api.workspace.owner)).toEqual(Array.from({ length: 5 }, () => true));
  });

  it("is called by an editor's key and session as far as the editor sees it", async () => {
    const { send, ok } = apiClient(api.origin, editorKey);
    const body = { question: "Are you there?" };
    const status = editors === "none" ? 401 : 200;
    expect((await send("POST", `/prediction/${flow}`, { body })).status).toBe(status);
    const { userId } = api.workspace.editor.actor;
    const cookie = `weft-session=${await api.runtime.auth.newSession({ userId, epoch: 0 })}`;
    const session = { key: "", headers: { cookie, "x-request-from": "internal" } };
    const inside = await send("POST", `/internal-prediction/${flow}`, { ...session, body });
    expect(inside.status).toBe(editors === "none" ? 404 : 200);
    const listed: { id: string }[] = await ok("GET", "/chatflows");
    expect(listed.some(({ id }) => id === flow)).toBe(editors !== "none");
    const file = await ok("POST", "/export-import/export", { body: { agentflowv2: true } });
    expect(file.AgentFlowV2.some(({ id }: { id: string }) => id === flow)).toBe(editors !== "none");
  });
});

describe("a flow that is hidden from editors", () => {
  const ofFlow = apiAreas
    .flatMap((area) => Object.values(area.contracts))
    .filter(({ path, access }) => {
      const first = path.split("/")[1] ?? "";
      const named =
        /^(chatflows|flows|flow-config|chatmessage|stats|openapi|flow-files|leads|feedback|validation|upsert-history)$/;
      return named.test(first) && path.includes(":id") && access.kind === "workspace";
    });

  it.each(ofFlow.map((contract) => [`${contract.method} ${contract.path}`, contract] as const))(
    "is unknown to %s",
    async (_name, contract) => {
      await share(privateSharing);
      const { send } = apiClient(api.origin, editorKey);
      const { status } = await send(contract.method, samplePath(contract, samples), sampleBody(contract, samples));
      expect(status).toBe(404);
    },
  );

  it("is there for the person who is named, as far as their role goes, and for a key that was given to it", async () => {
    const { editor, viewer } = api.workspace;
    const people = [editor, viewer].map(({ actor }) => ({ id: actor.userId, level: "edit" as const }));
    await share({ mode: "levels", editors: "none", viewers: "none", people });
    expect(await call("flows.rename", editor.actor, { id: flow, name: "Levelled" })).toBe("done");
    expect(await call("flows.get", viewer.actor, { id: flow })).toBe("done");
    expect(await call("flows.rename", viewer.actor, { id: flow, name: "Mine" })).toBe("FORBIDDEN");
    await share(privateSharing);
    expect(await call("flows.get", editor.actor, { id: flow })).toBe("NOT_FOUND");
    const assigned = await api.makeKey(["predict"], [flow]);
    const body = { question: "Are you there?" };
    expect((await apiClient(api.origin, assigned).send("POST", `/prediction/${flow}`, { body })).status).toBe(200);
    await memberCaller(api, api.workspace.owner.actor).flows.setKeys({ id: flow, keyIds: null });
  });

  it("stays its maker's", async () => {
    const { editor, owner } = api.workspace;
    const { id } = await createFlow(editor, { kind: "chatflow", name: "Own" });
    await shareFlow(editor, { id, sharing: privateSharing });
    expect(await call("flows.get", editor.actor, { id })).toBe("done");
    expect(await call("flows.get", owner.actor, { id })).toBe("done");
    expect(await call("flows.get", api.workspace.viewer.actor, { id })).toBe("NOT_FOUND");
  });

  it("is shared only with people of the workspace", async () => {
    const people = [{ id: api.stranger.editor.actor.userId, level: "view" as const }];
    await expect(share({ mode: "levels", editors: "none", viewers: "none", people })).rejects.toThrow("no member");
  });
});
