import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createSafeFetch, type SafeFetch } from "@/server/platform/safe-fetch";
import { runScript } from "./run-script";

interface Asked {
  method: string;
  url: string;
  headers: Record<string, unknown>;
  body: string;
}

let server: Server;
let origin: string;
let guarded: SafeFetch;
const asked: Asked[] = [];
/** Answers of `/slow`, each given when the test says so. */
const held: (() => void)[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      asked.push({ method, url, headers, body: Buffer.concat(pieces).toString() });
      if (url === "/missing") return response.writeHead(404).end("nothing here");
      if (url === "/large") return response.end("x".repeat(2_000_001));
      const answer = () => response.writeHead(200, { "x-page": "2" }).end(JSON.stringify({ url, method }));
      if (url === "/slow") return held.push(answer);
      return answer();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  guarded = createSafeFetch({ allowPrivateHosts: ["127.0.0.1"] });
});
afterAll(async () => {
  await guarded.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  asked.length = 0;
  held.length = 0;
});

const run = (code: string, more: { timeoutMs?: number; signal?: AbortSignal } = {}) =>
  runScript({ code, globals: { $url: origin }, fetch: guarded.fetch, ...more });
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
};

describe("a script with a network", () => {
  test("fetches text and JSON, with status and headers", async () => {
    const code = `const response = await fetch($url + "/a", { method: "POST", headers: { "X-Team": "looms" }, body: '{"b":1}' });
      return [response.ok, response.status, response.statusText, response.headers.get("X-Page"), await response.json(), await response.text()]`;
    const body = { url: "/a", method: "POST" };
    expect(await run(code)).toEqual([true, 200, "OK", "2", body, JSON.stringify(body)]);
    expect(asked).toMatchObject([{ method: "POST", headers: { "x-team": "looms" }, body: '{"b":1}' }]);
  });

  test("finds fetch and axios where scripts of other servers look for them", async () => {
    const code = `const fetch = require("node-fetch"); const axios = require("axios");
      const one = await (await fetch($url + "/one")).json();
      const two = await axios.get($url + "/two", { params: { q: "a b", none: undefined } });
      return [one.url, two.data.url, two.status, two.headers["x-page"]]`;
    expect(await run(code)).toEqual(["/one", "/two?q=a%20b", 200, "2"]);
  });

  test("sends JSON, a base address and a password as axios does", async () => {
    const code = `const client = axios.create({ baseURL: $url + "/api/", headers: { "X-A": "1" } });
      await client.post("/items", { name: "Ann" }, { auth: { username: "ann", password: "pä" } });
      return (await axios({ url: $url, method: "put", data: "text" })).data.method`;
    expect(await run(code)).toBe("PUT");
    expect(asked[0]).toMatchObject({
      url: "/api/items",
      body: '{"name":"Ann"}',
      headers: {
        "content-type": "application/json",
        "x-a": "1",
        authorization: `Basic ${Buffer.from("ann:pä").toString("base64")}`,
      },
    });
  });

  test("sees a refusal as fetch and axios tell it", async () => {
    const code = `const { ok, status } = await fetch($url + "/missing");
      const refused = await axios.get($url + "/missing").catch((error) => error);
      return [ok, status, axios.isAxiosError(refused), refused.message, refused.response.data]`;
    const told = "Request failed with status code 404";
    expect(await run(code)).toEqual([false, 404, true, told, "nothing here"]);
    await expect(run("await axios.get($url + '/missing')")).rejects.toThrow(`AxiosError: ${told}`);
  });

  test("may ask for several things at once", async () => {
    const code = `const all = await Promise.all([1, 2, 3].map((n) => axios.get($url + "/" + n))); return all.map(({ data }) => data.url)`;
    expect(await run(code)).toEqual(["/1", "/2", "/3"]);
  });
});

test("what a script cannot reach, and what is too much, is told in words", async () => {
  const walled = createSafeFetch({ allowPrivateHosts: [] });
  const inside = runScript({ code: "await fetch($url)", globals: { $url: origin }, fetch: walled.fetch });
  await expect(inside).rejects.toMatchObject({ code: "unprocessable" });
  await walled.close();
  expect(asked).toEqual([]);
  await expect(run("await fetch('file:///etc/passwd')")).rejects.toThrow("http and https addresses only");
  await expect(run("await fetch($url + '/large')")).rejects.toThrow("more than two million characters");
  await expect(run("for (let i = 0; i < 51; i++) await fetch($url)")).rejects.toThrow("may send 50 requests");
  await expect(run("return require('fs')")).rejects.toThrow("require axios and node-fetch, not fs");
  expect(await run("return [typeof __send, typeof process]")).toEqual(["undefined", "undefined"]);
});

test("waiting for an answer costs a script none of its time, and holds up no other", async () => {
  const slow = Array.from({ length: 6 }, () => run("return (await fetch($url + '/slow')).status", { timeoutMs: 300 }));
  await until(() => held.length === 6);
  const waited = performance.now();
  expect(await run("return 'meanwhile'", { timeoutMs: 5_000 })).toBe("meanwhile");
  await until(() => performance.now() - waited > 600);
  for (const answer of held) answer();
  expect(await Promise.all(slow)).toEqual([200, 200, 200, 200, 200, 200]);
});

test("a script that loops after its answer is stopped at the deadline", async () => {
  const looping = run("await fetch($url); while (true) {}", { timeoutMs: 300 });
  await expect(looping).rejects.toMatchObject({ code: "timed_out" });
});

test("a run that ends takes its script and the script's requests with it", async () => {
  const controller = new AbortController();
  const running = run("await fetch($url + '/slow')", { signal: controller.signal });
  await until(() => held.length === 1);
  controller.abort(new Error("gone"));
  await expect(running).rejects.toThrow("gone");
  expect(await run("return (await fetch($url + '/next')).status")).toBe(200);
});
