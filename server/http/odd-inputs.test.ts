import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiAreas } from "@/domain/api/api-areas";
import type { Contract } from "@/domain/api/contract";
import type { JsonSchema } from "@/domain/api/openapi/openapi-document";
import { sampleValue } from "@/domain/api/openapi/sample-value";
import { createSchemaBook } from "@/domain/api/openapi/schema-book";
import { isRecord } from "@/domain/api/contracts/lenient";
import { makeSamples, sampleBody, samplePath, type Samples } from "./testing/sample-paths";
import { startApi, type TestApi } from "./testing/start-api";

// Made from the contracts, so that an endpoint is held to this from the day it is declared.

let api: TestApi;
let things: Samples;
let session: string;

const contracts = apiAreas
  .flatMap((area) => Object.values(area.contracts))
  // What deletes comes last, so that the others find what they are asked for.
  .toSorted((one, other) => Number(one.method === "DELETE") - Number(other.method === "DELETE"));

beforeAll(async () => {
  api = await startApi();
  things = await makeSamples(api, api.workspace, { isPublic: true });
  const { actor } = api.workspace.owner;
  session = await api.runtime.auth.newSession({ userId: actor.userId, epoch: 0 });
});
afterAll(() => api.close());

const book = createSchemaBook();
const propertiesOf = (schema: JsonSchema): [string, JsonSchema][] =>
  Object.entries(schema.properties ?? {}).map(([name, property]) => [name, isRecord(property) ? property : {}]);

let visitors = 0;

/** Each question comes from another address, because visitors may not ask as often as this. */
function send({ method, access }: Contract, path: string, body?: unknown): Promise<{ status: number; text: string }> {
  visitors += 1;
  const localAddress = `127.1.${String(visitors >> 8)}.${String(visitors & 255)}`;
  const who: Record<string, string> =
    access.kind === "session"
      ? { cookie: `weft-session=${session}`, "x-request-from": "internal" }
      : { authorization: `Bearer ${things.key}` };
  const headers = { ...who, ...(body !== undefined && { "content-type": "application/json" }) };
  return new Promise((resolve, reject) => {
    request(`${api.origin}/api/v1${path}`, { method, localAddress, headers, agent: false }, (response) => {
      const status = response.statusCode ?? 0;
      let text = "";
      // Some streams have no end.
      if (response.headers["content-type"] === "text/event-stream") resolve({ status, text: "" });
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.on("end", () => resolve({ status, text }));
      if (response.headers["content-type"] === "text/event-stream") response.destroy();
    })
      .on("error", reject)
      .end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Whatever is refused, the server itself has not failed. A run's own failure is told with its reason. */
async function expectSense(contract: Contract, path: string, body?: unknown): Promise<void> {
  const { status, text } = await send(contract, path, body);
  const sent = [contract.method, path, body];
  expect([...sent, status, text]).not.toEqual([...sent, 500, expect.stringContaining("Something went wrong")]);
  expect([...sent, status]).not.toEqual([...sent, 429]);
}

describe("an odd value", () => {
  const oddTexts = [
    ...["\0", "a\0b", "\ud800", "abc", "-1", "0", "1e9", "99999999999999999999", "NaN", "null", "[]", '{"a":1}', "%"],
    ...["+275760-09-13T00:00:00.000Z", "-271821-04-20T00:00:00.000Z", "0000-01-01", "2026-02-30", "x".repeat(9_000)],
  ];

  it("in a query is answered or refused", async () => {
    for (const contract of contracts.filter(({ query }) => query)) {
      const schema = contract.query ? book.sent(contract.query) : {};
      const [path = ""] = samplePath(contract, things).split("?");
      const needed = samplePath(contract, things).slice(path.length + 1);
      const names = propertiesOf(schema).map(([name]) => name);
      for (const name of names)
        for (const value of oddTexts) {
          const query = new URLSearchParams(needed);
          query.set(name, value);
          await expectSense(contract, `${path}?${query}`);
        }
      const all = new URLSearchParams(names.map((name) => [name, "99999999999"]));
      await expectSense(contract, `${path}?${all}`);
      const twice = new URLSearchParams(names.flatMap((name) => ["a", "b"].map((value) => [name, value])));
      await expectSense(contract, `${path}?${twice}`);
    }
  }, 120_000);

  it("in a path is answered or refused", async () => {
    for (const contract of contracts)
      for (const value of ["abc", "%00", "%ED%A0%80", "__proto__", "..%2f..", "x".repeat(3_000)]) {
        await expectSense(contract, contract.path.replaceAll(/:\w+/g, value), sampleBody(contract, things).body);
      }
  }, 120_000);

  const oddValues = [...oddTexts, "", 1e308, -1, 0.5, true, null, [], ["\0"], {}, { "\0": "\0" }, [[["x"]]]];

  it("in a body is answered or refused", async () => {
    for (const contract of contracts.filter(({ body }) => body)) {
      const schema = contract.body ? book.sent(contract.body) : {};
      const usual = sampleValue(schema, book.components());
      const given = { ...(isRecord(usual) && usual), ...Object(sampleBody(contract, things).body) };
      for (const [name] of propertiesOf(schema))
        for (const value of oddValues)
          await expectSense(contract, samplePath(contract, things), { ...given, [name]: value });
      for (const body of [[], "x", 5, null, [given]]) await expectSense(contract, samplePath(contract, things), body);
    }
  }, 180_000);
});
