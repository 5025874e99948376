import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { draw, node } from "@/domain/flow/testing/draw";
import { type ApiClient, apiClient } from "./testing/api-client";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let ok: ApiClient["ok"];
let send: ApiClient["send"];
beforeAll(async () => {
  api = await startApi();
  ({ ok, send } = apiClient(api.origin, await api.makeKey(["manage"])));
});
afterAll(() => api.close());

/** note_0, and a node that no server has. */
const file = {
  nodes: [
    {
      id: "stickyNote_0",
      type: "stickyNote",
      data: { name: "stickyNote", label: "Remark", version: 2, inputs: { note: "Hello" } },
    },
    { id: "tideTable_0", data: { name: "tideTable", label: "Tides", version: 1, inputs: { port: "Emden" } } },
  ],
  edges: [],
};
const exported = async (id: string) => {
  const response = await send("GET", `/flows/${id}/export`);
  return { text: await response.text(), etag: response.headers.get("etag") };
};

describe("an import", () => {
  it("that is a dry run says what would become of each node and saves nothing", async () => {
    const before = await ok("GET", "/flows");
    expect(await ok("POST", "/flows/import?dryRun=1", { body: file })).toEqual({
      type: "CHATFLOW",
      problems: [],
      nodes: [
        { id: "stickyNote_0", name: "stickyNote", label: "Remark", status: "exact", note: "" },
        expect.objectContaining({
          id: "tideTable_0",
          status: "missing",
          note: expect.stringContaining("no such node"),
        }),
      ],
    });
    expect(await ok("GET", "/flows")).toEqual(before);
  });

  it("saves and says the same, and the flow comes out as it went in", async () => {
    const { flow, nodes } = await ok("POST", "/flows/import?name=Tides", { body: file });
    expect(flow).toMatchObject({ name: "Tides", version: 1, published: 1 });
    expect(nodes.map(({ status }: { status: string }) => status)).toEqual(["exact", "missing"]);
    const { text, etag } = await exported(flow.id);
    expect(etag).toBe('"1"');
    const again = await ok("POST", "/flows/import", { body: JSON.parse(text) });
    expect(again.flow.id).not.toBe(flow.id);
    expect((await exported(again.flow.id)).text).toBe(text.replace(flow.id, again.flow.id));
  });

  it("of what is no flow is refused in words", async () => {
    const response = await send("POST", "/flows/import?dryRun=1", { body: { hello: 1 } });
    expect([response.status, (await response.json()).message]).toEqual([
      400,
      expect.stringContaining("not a flow file"),
    ]);
  });
});

describe("an import into a flow", () => {
  const secret = draw([
    node("chatOpenAI_0", { version: 8.3, inputs: { modelName: "small", baseOptions: { apiKey: "hush" } } }),
  ]);
  const changed = async (id: string, from: string, to: string) =>
    JSON.parse((await exported(id)).text.replaceAll(from, to));

  it("is a new version that waits to be published, with the secrets the file lacks", async () => {
    const id = await api.makeFlow(secret);
    const body = await changed(id, '"small"', '"large"');
    expect(JSON.stringify(body)).not.toContain("hush");
    const { flow } = await ok("POST", `/flows/import?id=${id}&base=1`, { body });
    expect(flow).toMatchObject({ id, name: "Flow", version: 2, published: 1 });
    const { flowData } = await ok("GET", `/chatflows/${id}`);
    expect(flowData).toContain("hush");
    expect(flowData).toContain('"large"');
    expect((await ok("POST", `/flows/import?id=${id}&publish=1`, { body })).flow).toMatchObject({ published: 2 });
  });

  it("is refused when somebody else has saved since", async () => {
    const id = await api.makeFlow(secret);
    const body = await changed(id, '"small"', '"large"');
    await ok("POST", `/flows/import?id=${id}&base=1`, { body });
    // The same once more, as after an answer that was lost, is no news.
    expect((await ok("POST", `/flows/import?id=${id}&base=1`, { body })).flow).toMatchObject({ version: 2 });
    const another = await changed(id, '"large"', '"huge"');
    for (const base of [1, 0])
      expect((await send("POST", `/flows/import?id=${id}&base=${base}`, { body: another })).status).toBe(409);
  });

  it("that is not there makes it under its id", async () => {
    const id = "018f2c1e-7a70-7000-8000-0123456789ab";
    expect((await send("POST", `/flows/import?id=${id}&base=3`, { body: file })).status).toBe(404);
    expect((await ok("POST", `/flows/import?id=${id}&base=0`, { body: file })).flow).toMatchObject({ id, version: 1 });
  });

  it("of another kind is refused", async () => {
    const id = await api.makeFlow(draw([]), { kind: "agentflow" });
    const response = await send("POST", `/flows/import?id=${id}`, { body: file });
    expect([response.status, (await response.json()).message]).toEqual([
      400,
      "The file is of a chatflow, and the flow is an agentflow.",
    ]);
  });

  it("of another workspace, or one that was deleted, is a 404", async () => {
    const theirs = apiClient(api.origin, await api.makeKey(["manage"], [], api.stranger));
    const id = await api.makeFlow(secret);
    expect((await theirs.send("POST", `/flows/import?id=${id}`, { body: file })).status).toBe(404);
    expect((await theirs.send("GET", `/flows/${id}/export`)).status).toBe(404);
    await ok("DELETE", `/chatflows/${id}`);
    expect((await send("POST", `/flows/import?id=${id}`, { body: file })).status).toBe(404);
    expect((await send("POST", "/flows/import?id=nonsense", { body: file })).status).toBe(404);
  });
});

it("needs a key that may manage", async () => {
  const key = await api.makeKey(["predict", "messages"]);
  for (const [method, path] of [
    ["POST", "/flows/import?dryRun=1"],
    ["GET", "/flows"],
  ] as const)
    expect((await send(method, path, { key, ...(method === "POST" && { body: file }) })).status).toBe(403);
});
