import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { createSafeFetch, type SafeFetchOptions } from "./safe-fetch";

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

async function serve(listener: RequestListener): Promise<number> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  );
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

function client(options: Partial<SafeFetchOptions> = {}): typeof fetch {
  const made = createSafeFetch({ allowPrivateHosts: ["127.0.0.1"], ...options });
  open.push(() => made.close());
  return made.fetch;
}

const hello: RequestListener = (_request, response) => void response.end("hello");
const echo = (request: IncomingMessage, response: ServerResponse) => {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString()));
  request.on("end", () =>
    response
      .setHeader("content-type", "application/json")
      .end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body })),
  );
};

describe("what it reaches", () => {
  it("refuses this machine unless it is allowed, in every spelling of its address", async () => {
    const port = await serve(hello);
    const guarded = client({ allowPrivateHosts: [] });
    for (const host of ["127.0.0.1", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]", "localhost", "LOCALHOST"]) {
      await expect(guarded(`http://${host}:${port}/`)).rejects.toThrow(
        /private address. Add .* to ALLOW_PRIVATE_HOSTS/,
      );
    }
    expect(await (await client()(`http://127.0.0.1:${port}/`)).text()).toBe("hello");
  });

  it("judges every address of a name, and connects only to addresses it has judged", async () => {
    const port = await serve(hello);
    let asked = 0;
    const answers = [
      [
        { address: "93.184.216.34", family: 4 },
        { address: "127.0.0.1", family: 4 },
      ],
    ];
    const mixed = client({ allowPrivateHosts: [], resolveHost: async () => answers[0] ?? [] });
    await expect(mixed(`http://mixed.example:${port}/`)).rejects.toThrow("mixed.example leads to 127.0.0.1");
    const rebinding = client({
      allowPrivateHosts: [],
      // Allowed when it is asked first, this machine from then on.
      resolveHost: async () => [{ address: (asked += 1) === 1 ? "192.0.2.1" : "127.0.0.1", family: 4 }],
    });
    await expect(rebinding(`http://rebinding.example:${port}/`)).rejects.toThrow("private address");
    await expect(rebinding(`http://rebinding.example:${port}/`)).rejects.toThrow("private address");
  });

  it("takes http and https only, without a user name", async () => {
    for (const url of [
      "file:///etc/passwd",
      "ftp://example.com/",
      "data:text/plain,x",
      "http://user:secret@example.com/",
      "nonsense",
    ]) {
      await expect(client()(url)).rejects.toMatchObject({ code: "invalid_input" });
    }
  });

  it("says so when nothing answers", async () => {
    const port = await serve(hello);
    await Promise.all(open.splice(0).map((close) => close()));
    await expect(client()(`http://127.0.0.1:${port}/`)).rejects.toThrow(
      `Nothing answers at 127.0.0.1:${port}. Is the server running there?`,
    );
  });
});

describe("redirects", () => {
  it("checks where each one leads", async () => {
    const inside = await serve(hello);
    const outside = await serve(
      (_request, response) => void response.writeHead(302, { location: `http://127.0.0.2:${inside}/` }).end(),
    );
    await expect(client()(`http://127.0.0.1:${outside}/`)).rejects.toThrow("127.0.0.2 is a private address");
  });

  it("leaves credentials behind when the host changes and keeps them when it stays", async () => {
    const other = await serve(echo);
    const port = await serve((request, response) => {
      if (request.url === "/away") response.writeHead(307, { location: `http://127.0.0.1:${other}/` }).end();
      else if (request.url === "/here") response.writeHead(307, { location: "/there" }).end();
      else echo(request, response);
    });
    const init = {
      method: "POST",
      body: "{}",
      headers: { authorization: "Bearer s", "x-api-key": "k", cookie: "c", "content-type": "application/json" },
    };
    const away = await (await client()(`http://127.0.0.1:${port}/away`, init)).json();
    expect(away).toMatchObject({ method: "POST", body: "{}", headers: { "content-type": "application/json" } });
    for (const name of ["authorization", "x-api-key", "cookie"]) expect(away.headers[name]).toBeUndefined();
    const here = await (await client()(`http://127.0.0.1:${port}/here`, init)).json();
    expect(here.headers).toMatchObject({ authorization: "Bearer s", "x-api-key": "k" });
  });

  it("turns a POST into a GET on 303 and gives up on circles", async () => {
    const port = await serve((request, response) => {
      if (request.url === "/") response.writeHead(303, { location: "/after" }).end();
      else if (request.url === "/circle") response.writeHead(302, { location: "/circle" }).end();
      else echo(request, response);
    });
    expect(await (await client()(`http://127.0.0.1:${port}/`, { method: "POST", body: "x" })).json()).toMatchObject({
      method: "GET",
      body: "",
    });
    await expect(client()(`http://127.0.0.1:${port}/circle`)).rejects.toThrow("redirects more than");
    expect((await client()(`http://127.0.0.1:${port}/circle`, { redirect: "manual" })).status).toBe(302);
  });
});

describe("limits", () => {
  it("ends an answer that drips for ever", async () => {
    const port = await serve((_request, response) => {
      const drip = setInterval(() => response.write("."), 10);
      response.on("close", () => clearInterval(drip));
    });
    const response = await client({ timeoutMs: 150 })(`http://127.0.0.1:${port}/`);
    await expect(response.text()).rejects.toMatchObject({ code: "timed_out" });
  });

  it("ends an answer that falls silent, and one that never begins", async () => {
    const port = await serve((request, response) => {
      if (request.url === "/begun") response.write("data: 1\n\n");
    });
    const response = await client({ silenceMs: 100 })(`http://127.0.0.1:${port}/begun`);
    await expect(response.text()).rejects.toThrow("stopped in the middle of its answer");
    await expect(client({ timeoutMs: 100 })(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: "timed_out" });
  });

  it("refuses more bytes than allowed, announced or not", async () => {
    const port = await serve((request, response) => {
      const body = "x".repeat(5000);
      if (request.url === "/announced") response.setHeader("content-length", body.length);
      response.write(body.slice(0, 1000));
      response.end(body.slice(1000));
    });
    const small = client({ maxBytes: 2000 });
    await expect(small(`http://127.0.0.1:${port}/announced`)).rejects.toMatchObject({ code: "too_large" });
    await expect(small(`http://127.0.0.1:${port}/`).then((response) => response.text())).rejects.toMatchObject({
      code: "too_large",
    });
  });
});

describe("being a fetch", () => {
  it("streams, and stops when the caller aborts, with the caller's reason", async () => {
    const port = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("data: 1\n\n");
    });
    const controller = new AbortController();
    const response = await client()(`http://127.0.0.1:${port}/`, { signal: controller.signal });
    const reader = response.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("data: 1\n\n");
    controller.abort(new Error("enough"));
    await expect(reader?.read()).rejects.toThrow("enough");
    await expect(client()(`http://127.0.0.1:${port}/`, { signal: controller.signal })).rejects.toThrow("enough");
  });

  it("survives an answer that fails before anybody reads it", async () => {
    const port = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("data: 1\n\n", () => response.destroy());
    });
    const response = await client()(`http://127.0.0.1:${port}/`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(response.text()).rejects.toMatchObject({ code: "upstream_failed" });
  });

  it("sends what a fetch sends: text, bytes, forms and Request objects", async () => {
    const port = await serve(echo);
    const url = `http://127.0.0.1:${port}/a?b=1`;
    const form = new FormData();
    form.set("name", "value");
    expect(await (await client()(url, { method: "post", body: "text" })).json()).toMatchObject({
      method: "POST",
      url: "/a?b=1",
      body: "text",
    });
    expect(
      await (await client()(url, { method: "PUT", body: new TextEncoder().encode("bytes") })).json(),
    ).toMatchObject({ body: "bytes" });
    const sent = await (await client()(url, { method: "POST", body: form })).json();
    expect(sent.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(sent.body).toContain("value");
    expect(
      await (await client()(new Request(url, { method: "POST", body: "request", headers: { "x-one": "1" } }))).json(),
    ).toMatchObject({ body: "request", headers: { "x-one": "1" } });
  });

  it("answers with status, headers and address", async () => {
    const port = await serve(
      (_request, response) => void response.writeHead(404, { "x-one": "1", "set-cookie": ["a=1", "b=2"] }).end("none"),
    );
    const response = await client()(`http://127.0.0.1:${port}/x`);
    expect([response.status, response.ok, response.url, response.headers.get("x-one")]).toEqual([
      404,
      false,
      `http://127.0.0.1:${port}/x`,
      "1",
    ]);
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    const none = await serve((_request, answer) => void answer.writeHead(204).end());
    expect(await (await client()(`http://127.0.0.1:${none}/`)).text()).toBe("");
  });
});

describe("connections that are used again", () => {
  /** Answers the first request of each connection, and closes it at the next one without a word. */
  async function oneForEach(): Promise<number> {
    const used = new WeakSet<object>();
    return serve((request, response) => {
      if (used.has(request.socket)) return void request.socket.destroy();
      used.add(request.socket);
      response.end("hello");
    });
  }

  it("are opened anew when the other side has closed them meanwhile, also for a POST", async () => {
    const port = await oneForEach();
    const fetch = client();
    for (const method of ["GET", "POST", "POST"])
      expect(
        await (await fetch(`http://127.0.0.1:${port}/`, { method, ...(method === "POST" && { body: "x" }) })).text(),
      ).toBe("hello");
  });

  it("that are new and closed without an answer are an error, and nothing is asked twice", async () => {
    let asked = 0;
    const port = await serve((request) => {
      asked += 1;
      request.socket.destroy();
    });
    await expect(client()(`http://127.0.0.1:${port}/`)).rejects.toThrow("closed the connection before it had answered");
    expect(asked).toBe(1);
  });
});
