import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { apiAreas } from "@/domain/api/api-areas";
import { appRouter } from "@/server/api/root";
import type { MemberActor } from "@/server/services/context";
import { createFlow } from "@/server/services/flows/create-flow";
import { getFlow } from "@/server/services/flows/get-flow";
import { listFlows } from "@/server/services/flows/list-flows";
import { shareFlow } from "@/server/services/flows/share-flow";
import { createKey } from "@/server/services/keys/create-key";
import { someDocument } from "@/server/services/testing/make-workspace";
import { apiClient } from "./testing/api-client";
import { memberCaller } from "./testing/member-caller";
import { makeSamples, namesThing, sampleBody, samplePath, type Samples } from "./testing/sample-paths";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let flow: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  // Made by the owner, and shared with the others for looking only.
  ({ id: flow } = await createFlow(api.workspace.owner, { kind: "agentflow", name: "Kept", document: someDocument() }));
  await shareFlow(api.workspace.owner, { id: flow, sharing: { mode: "view" } });
});

/** What changes a flow, with an input that is right but for who asks. */
const changes = (id: string): Record<string, unknown> => ({
  "flows.rename": { id, name: "Taken" },
  "flows.delete": { id },
  "flows.restore": { id },
  "flows.save": { id, baseNumber: 1, document: someDocument("taken") },
  "flows.publish": { id },
  "flows.setPublic": { id, isPublic: true },
  "flows.setKeys": { id, keyIds: [] },
  "flows.configure": { id, section: "feedback", value: { enabled: true } },
  "flows.tag": { ids: [id], add: ["taken"], remove: [] },
  "flows.share": { id, sharing: null },
  "schedules.setEnabled": { flowId: id, enabled: false },
  "pins.set": { flowId: id, nodeId: "n", output: { content: "x" } },
  "messages.delete": { flowId: id, sessionIds: ["s"] },
  "apiKeys.create": { name: "k", scopes: ["predict"], flowIds: [id] },
});
/** These leave a flow as it is: they make another one, or say where it lies in the list. */
const leaveIt = new Set([
  ...["flows.create", "flows.duplicate", "flows.generate", "flows.import", "flows.inspectImport", "flows.move"],
]);

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

describe("a flow that is shared for looking", () => {
  it("is tried here with every procedure that could change it", () => {
    const editing = Object.entries<object>({ ...appRouter._def.procedures }).filter(([path, procedure]) => {
      const definition: unknown = Reflect.get(procedure, "_def");
      return /^(flows|schedules)\./.test(path) && JSON.stringify(definition).includes('"access":"editor"');
    });
    expect(editing.length).toBeGreaterThan(10);
    const untried = editing.map(([path]) => path).filter((path) => !(path in changes("")) && !leaveIt.has(path));
    expect(untried).toEqual([]);
  });

  it.each(Object.keys(changes("")))("is not changed by %s of another editor, but by its maker's", async (path) => {
    expect(await call(path, api.workspace.editor.actor, changes(flow)[path])).toBe("FORBIDDEN");
    expect(await call(path, api.workspace.viewer.actor, changes(flow)[path])).toBe("FORBIDDEN");
    // The flow has no schedule: who may change it is told so.
    const done = path.startsWith("schedules.") ? "UNPROCESSABLE_CONTENT" : "done";
    expect(await call(path, api.workspace.owner.actor, changes(flow)[path])).toBe(done);
  });

  it("is read by everybody, who learn whose it is and that they may only look", async () => {
    const { viewer, editor, owner } = api.workspace;
    for (const reader of [viewer, editor])
      expect((await getFlow(reader, { id: flow })).access).toEqual({
        ...{ owner: "owner", sharing: { mode: "view" }, mayChange: false, mayShare: false },
      });
    expect((await getFlow(owner, { id: flow })).access).toMatchObject({ mayChange: true, mayShare: true });
    const [listed] = (await listFlows(editor, {})).filter(({ id }) => id === flow);
    expect(listed?.access).toMatchObject({ owner: "owner", mayChange: false });
  });

  it("is duplicated by those who may not change it, and the copy is theirs", async () => {
    const caller = memberCaller(api, api.workspace.editor.actor);
    const { id } = await caller.flows.duplicate({ id: flow });
    expect((await caller.flows.get({ id })).access).toMatchObject({ owner: "editor", sharing: null, mayChange: true });
  });
});

describe("a flow that is shared with some people", () => {
  it("is changed by those who are named, and their keys", async () => {
    const { owner, editor, viewer } = api.workspace;
    const memberIds = [editor.actor.userId, viewer.actor.userId];
    await shareFlow(owner, { id: flow, sharing: { mode: "named", memberIds } });
    expect(await call("flows.rename", editor.actor, { id: flow, name: "Ours" })).toBe("done");
    expect(await call("flows.rename", viewer.actor, { id: flow, name: "Mine" })).toBe("FORBIDDEN");
    const { key } = await createKey(editor, { name: "k", scopes: ["manage"] });
    const { send } = apiClient(api.origin, key);
    expect((await send("PUT", `/chatflows/${flow}`, { body: { name: "By key" } })).status).toBe(200);
    await shareFlow(owner, { id: flow, sharing: { mode: "named", memberIds: [] } });
    expect((await send("PUT", `/chatflows/${flow}`, { body: { name: "Again" } })).status).toBe(403);
  });

  it("names only people of the workspace", async () => {
    const memberIds = [api.stranger.editor.actor.userId];
    await expect(shareFlow(api.workspace.owner, { id: flow, sharing: { mode: "named", memberIds } })).rejects.toThrow(
      "no member",
    );
  });
});

describe("every endpoint that changes a flow", () => {
  const changing = apiAreas
    .flatMap((area) => Object.values(area.contracts))
    .filter(({ method, path, access }) => {
      const first = path.split("/")[1] ?? "";
      const ofFlow =
        /^(chatflows|flow-files|flow-config|chatmessage|leads|feedback)$/.test(first) && path.includes(":id");
      return ofFlow && method !== "GET" && "role" in access && access.role !== "viewer";
    });

  it("is tried here", () => {
    expect(changing.map(({ method, path }) => `${method} ${path}`).length).toBeGreaterThan(3);
  });

  it.each(changing.map((contract) => [`${contract.method} ${contract.path}`, contract] as const))(
    "%s refuses the key and the session of who may only look",
    async (_name, contract) => {
      const samples: Samples = { ...(await makeSamples(api, api.workspace)), flow };
      expect(namesThing(contract)).toBe(true);
      const { key } = await createKey(api.workspace.editor, { name: "k", scopes: ["manage", "messages", "predict"] });
      const { userId } = api.workspace.editor.actor;
      const session = {
        cookie: `weft-session=${await api.runtime.auth.newSession({ userId, epoch: 0 })}`,
        "x-request-from": "internal",
      };
      const { send } = apiClient(api.origin, key);
      const path = samplePath(contract, samples);
      const proofs =
        contract.access.kind === "session" ? [{ key: "", headers: session }] : [{ key }, { key: "", headers: session }];
      for (const proof of proofs) {
        const { status } = await send(contract.method, path, { ...proof, ...sampleBody(contract, samples) });
        expect(status).toBe(403);
      }
    },
  );
});
