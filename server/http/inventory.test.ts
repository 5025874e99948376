import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiAreas } from "@/domain/api/api-areas";
import type { Contract } from "@/domain/api/contract";
import type { TestWorkspace } from "@/server/services/testing/make-workspace";
import { apiRoutes } from "./routes";
import { type ApiClient, apiClient } from "./testing/api-client";
import { makeSamples, namesThing, sampleBody, samplePath, type Samples } from "./testing/sample-paths";
import { startApi, type TestApi } from "./testing/start-api";

// Made from the contracts, so that an endpoint is held to its access from the day it is declared.

let api: TestApi;
let send: ApiClient["send"];
/** Things of the first workspace; its flow is private. */
let own: Samples;
/** More of them, about a public flow. */
let open: Samples;
/** Things of another workspace. */
let foreign: Samples;

const contracts = apiAreas.flatMap((area) => Object.values(area.contracts));
const of = (...kinds: Contract["access"]["kind"][]) => contracts.filter(({ access }) => kinds.includes(access.kind));

beforeAll(async () => {
  api = await startApi();
  own = await makeSamples(api, api.workspace);
  open = await makeSamples(api, api.workspace, { isPublic: true });
  foreign = await makeSamples(api, api.stranger);
  ({ send } = apiClient(api.origin, own.key));
});
afterAll(() => api.close());

const sessionOf = async ({ owner: { actor } }: TestWorkspace) => ({
  cookie: `weft-session=${await api.runtime.auth.newSession({ userId: actor.userId, epoch: 0 })}`,
  "x-request-from": "internal",
});

/** Headers that prove nothing. */
const noProofs: Record<string, string>[] = [
  {},
  { authorization: "Bearer nope" },
  { authorization: "Bearer " },
  { authorization: "Basic nope" },
  { cookie: "weft-session=x", "x-request-from": "internal" },
];

async function statusWithout(contract: Contract, samples: Samples, headers: Record<string, string>) {
  const { status } = await send(contract.method, samplePath(contract, samples), {
    key: "",
    headers,
    ...sampleBody(contract, samples),
  });
  return status;
}

describe("every endpoint", () => {
  it("has a contract, and every contract an endpoint", () => {
    const answered = new Set(apiRoutes.map(({ contract }) => contract));
    expect(contracts.filter((contract) => !answered.has(contract))).toEqual([]);
    const declared = new Set(contracts);
    expect([...answered].filter((contract) => !declared.has(contract))).toEqual([]);
    expect(apiRoutes).toHaveLength(declared.size);
  });

  it("of a workspace or a person answers 401 to whoever proves nothing", async () => {
    for (const contract of of("workspace", "session"))
      for (const headers of noProofs)
        expect([contract.method, contract.path, await statusWithout(contract, own, headers)]).toEqual([
          contract.method,
          contract.path,
          401,
        ]);
  });

  it("that calls a flow answers 401 to whoever proves nothing, unless the flow is public", async () => {
    for (const contract of of("flow")) {
      for (const headers of noProofs)
        expect([contract.path, await statusWithout(contract, own, headers)]).toEqual([contract.path, 401]);
      const key = await api.makeKey(["predict"], [], api.stranger);
      expect([contract.path, await statusWithout(contract, own, { authorization: `Bearer ${key}` })]).toEqual([
        contract.path,
        401,
      ]);
    }
    for (const contract of of("flow"))
      expect([contract.path, await statusWithout(contract, open, {})]).not.toEqual([contract.path, 401]);
  });

  it("of chats answers 401 to whoever proves nothing, and knows nobody else's", async () => {
    for (const contract of of("chats")) {
      for (const headers of noProofs)
        expect([contract.path, await statusWithout(contract, own, headers)]).toEqual([contract.path, 401]);
      if (!namesThing(contract)) continue;
      const body = { message: "Hello" };
      const sent = contract.method === "POST" ? { body } : {};
      const { status } = await send(contract.method, samplePath(contract, foreign), sent);
      expect([contract.method, contract.path, status]).toEqual([contract.method, contract.path, 404]);
    }
    expect((await send("GET", `/chats/${foreign.chat}`, { key: foreign.key })).status).toBe(200);
  });

  it("that is public asks nobody who they are", async () => {
    for (const contract of of("public")) {
      const status = await statusWithout(contract, open, {});
      expect([contract.path, status]).not.toEqual([contract.path, 401]);
      expect([contract.path, status]).not.toEqual([contract.path, 500]);
    }
  });

  it("of a workspace answers 404 to ids of another one, for keys and for members", async () => {
    const session = await sessionOf(api.workspace);
    for (const contract of of("workspace", "session").filter(namesThing)) {
      const ways =
        contract.access.kind === "session" ? [{ key: "", headers: session }] : [{}, { key: "", headers: session }];
      for (const way of ways) {
        const response = await send(contract.method, samplePath(contract, foreign), {
          ...way,
          ...sampleBody(contract, foreign),
        });
        expect([contract.method, contract.path, response.status, await response.json()]).toEqual([
          contract.method,
          contract.path,
          404,
          expect.objectContaining({ success: false }),
        ]);
      }
    }
    for (const path of [`/chatflows/${foreign.flow}`, `/credentials/${foreign.credential}`])
      expect((await send("GET", path, { key: foreign.key })).status).toBe(200);
  });
});

describe("what is not declared", () => {
  it("answers 401, whatever the method", async () => {
    const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
    for (const { path } of contracts) {
      const known = contracts.filter((other) => shape(other.path) === shape(path)).map(({ method }) => method);
      for (const method of methods.filter((name) => !known.some((other) => other === name)))
        expect([method, path, await rawStatus(method, samplePath({ path, method: known[0] ?? "GET" }, own))]).toEqual([
          method,
          path,
          401,
        ]);
    }
    for (const path of ["/", "/nothing", "/.env", "/chatflows/x/y/z", "/constructor", "/__proto__"])
      expect([path, await rawStatus("GET", path)]).toEqual([path, 401]);
  });

  it("answers 401 at every other spelling of a declared path, whatever headers are forged", async () => {
    const forged: Record<string, string>[] = [
      {},
      { "x-middleware-subrequest": "middleware:middleware:middleware" },
      { "x-request-from": "internal" },
      { "x-middleware-next": "1" },
      { "x-original-url": "/api/v1/ping", "x-rewrite-url": "/api/v1/ping" },
    ];
    for (const contract of contracts) {
      const [path = ""] = samplePath(contract, own).split("?");
      for (const [index, spelling] of otherSpellings(path).entries()) {
        const headers = forged[index % forged.length];
        expect([contract.method, spelling, await rawStatus(contract.method, spelling, headers)]).toEqual([
          contract.method,
          spelling,
          401,
        ]);
      }
      for (const headers of forged)
        if (contract.access.kind === "workspace" || contract.access.kind === "session")
          expect([path, await rawStatus(contract.method, path, headers)]).toEqual([path, 401]);
    }
  });

  const shape = (path: string): string => path.replaceAll(/:\w+/g, ":");

  /** The same path as a careless router might read it. */
  function otherSpellings(path: string): string[] {
    const [, first = "", ...others] = path.split("/");
    const rest = others.map((part) => `/${part}`).join("");
    const code = `%${first.charCodeAt(0).toString(16)}`;
    const swapped = first.charAt(0) === first.charAt(0).toUpperCase() ? first.toLowerCase() : first.toUpperCase();
    return [
      `/${path}`,
      `//${path}`,
      `/${swapped}${rest}`,
      `/${code}${first.slice(1)}${rest}`,
      `/ping/..${path}`,
      `/ping/%2e%2e${path}`,
      `/ping%2f..${path}`,
      `/.${path}`,
      `/%2e${path}`,
      `/${first}.${rest}`,
      `/${first}%20${rest}`,
      `/${first}%00${rest}`,
      `/${first};x${rest}`,
      `/${first}${rest}/..${path}`,
      `/\\${path.slice(1)}`,
    ];
  }

  /** `fetch` would tidy the path up before sending it. */
  const rawStatus = (method: string, path: string, headers: Record<string, string> = {}) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(api.origin, { method, path: `/api/v1${path}`, headers, agent: false }, (response) =>
        resolve(response.resume().statusCode),
      )
        .on("error", reject)
        .end();
    });
});
