import type { StructuredToolInterface } from "@langchain/core/tools";
import { afterEach, describe, expect, test } from "vitest";
import { pdfFile } from "@/server/platform/extract-text/testing/sample-files";
import { readingTools } from "../document-loaders/testing/load";
import {
  type Asked,
  type Reply,
  type ServiceServer,
  startServiceServer,
} from "../document-loaders/testing/service-server";
import { build } from "../testing/build";
import { aTurn } from "../testing/turn";
import { withTurn } from "./turn-of";

let server: ServiceServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

interface Parts {
  inputs?: Record<string, unknown>;
  secrets?: Record<string, string>;
}

async function made(name: string, { inputs = {}, secrets = {} }: Parts, answer: (asked: Asked) => Reply | undefined) {
  server = await startServiceServer(answer);
  const built = await build<StructuredToolInterface | StructuredToolInterface[]>(name, {
    ...{ inputs, secrets },
    tools: readingTools(server.fetch),
  });
  return [built].flat();
}

async function call(
  name: string,
  parts: Parts,
  args: Record<string, unknown>,
  answer: (asked: Asked) => Reply | undefined,
) {
  const [tool] = await made(name, parts, answer);
  return tool?.invoke(args);
}

const asked = (): Asked | undefined => server?.requests.at(-1);

describe("a search service", () => {
  const page = { title: "Looms", link: "https://looms.test", snippet: "Of wood" };
  const told = "Looms\nOf wood\nhttps://looms.test";

  test("Google is asked with the key and the engine", async () => {
    const secrets = { googleCustomSearchApiKey: "key 1", googleCustomSearchApiId: "cx1" };
    expect(await call("googleCustomSearch", { secrets }, { input: "looms" }, () => ({ body: { items: [page] } }))).toBe(
      told,
    );
    expect(asked()?.url.href).toBe("https://www.googleapis.com/customsearch/v1?key=key+1&cx=cx1&q=looms");
  });

  test("Brave is asked with the key in a header, and its marks are removed", async () => {
    const results = [{ title: "Looms", url: page.link, description: "Of <strong>wood</strong>" }];
    const answer = () => ({ body: { web: { results } } });
    expect(await call("braveSearchAPI", { secrets: { braveApiKey: "k" } }, { input: "looms" }, answer)).toBe(told);
    expect(asked()?.headers["x-subscription-token"]).toBe("k");
  });

  test("Serper's direct answer comes first", async () => {
    const answer = () => ({ body: { answerBox: { answer: "1801" }, organic: [page] } });
    expect(await call("serper", { secrets: { serperApiKey: "k" } }, { input: "looms" }, answer)).toBe(
      `1801\n\n${told}`,
    );
    expect(asked()).toMatchObject({ method: "POST", body: '{"q":"looms"}', headers: { "x-api-key": "k" } });
  });

  test("Tavily is asked as its author chose", async () => {
    const inputs = { topic: "news", includeDomains: "a.test, b.test" };
    const answer = () => ({
      body: { answer: null, results: [{ title: "Looms", url: page.link, content: "Of wood" }] },
    });
    expect(await call("tavilyAPI", { inputs, secrets: { tavilyApiKey: "k" } }, { input: "looms" }, answer)).toBe(told);
    expect(asked()?.headers.authorization).toBe("Bearer k");
    expect(JSON.parse(asked()?.body ?? "")).toMatchObject({ topic: "news", include_domains: ["a.test", "b.test"] });
  });

  test.each(["googleCustomSearch", "braveSearchAPI", "serper", "tavilyAPI"])(
    "%s tells a refused key and an empty page in words",
    async (name) => {
      await expect(
        call(name, { secrets: { googleCustomSearchApiKey: "canary" } }, { input: "x" }, () => ({ status: 403 })),
      ).rejects.toThrow(/^The search service refused its key\.$/);
      await server?.close();
      expect(await call(name, {}, { input: "x" }, () => ({ body: {} }))).toBe("Nothing was found.");
    },
  );
});

describe("requests", () => {
  const get = (inputs: Record<string, unknown>, args: Record<string, unknown> = {}) =>
    call("requestsGet", { inputs: { requestsGetUrl: "https://shop.test/items", ...inputs } }, args, ({ url }) =>
      url.pathname.startsWith("/items") ? { body: "socks and shoes" } : undefined,
    );

  test("a GET fills in the path and the query that its author allows", async () => {
    const requestsGetQueryParamsSchema = JSON.stringify({
      id: { type: "string", in: "path", required: true },
      limit: { type: "number", in: "query", description: "How many" },
    });
    const inputs = {
      requestsGetUrl: "https://shop.test/items/:id",
      requestsGetQueryParamsSchema,
      requestsGetHeaders: '{"x-shop": "1"}',
    };
    expect(await get(inputs, { queryParams: { id: "a/b", limit: 2 } })).toBe("socks and shoes");
    expect(asked()?.url.href).toBe("https://shop.test/items/a%2Fb?limit=2");
    expect(asked()?.headers["x-shop"]).toBe("1");
    await expect(get(inputs, { queryParams: { limit: 2 } })).rejects.toThrow(/schema/);
  });

  test("an address that the author left empty is the model's to name", async () => {
    const named = { requestsGetUrl: "", requestsGetMaxOutputLength: 5 };
    expect(await get(named, { url: "https://shop.test/items" })).toBe("socks");
    await expect(get(named, { url: "shop" })).rejects.toThrow("is no address");
  });

  test("an answer that tells of a failure is told with its number and words", async () => {
    await expect(get({ requestsGetUrl: "https://shop.test/none" })).rejects.toThrow(/^GET was answered with 404/);
  });

  test.each([
    ["requestsPost", "POST", "requestPostBody"],
    ["requestsPut", "PUT", "requestPutBody"],
  ])("%s sends what the author fixed and what the model says", async (name, method, body) => {
    const inputs = {
      [`${name}Url`]: "https://shop.test/items",
      [body]: '{"shop": 1, "name": "?"}',
      [`${name}BodySchema`]: '{"name": {"type": "string"}}',
    };
    expect(await call(name, { inputs }, { body: { name: "hat" } }, () => ({ body: "made" }))).toBe("made");
    expect(asked()).toMatchObject({
      method,
      body: '{"shop":1,"name":"hat"}',
      headers: { "content-type": "application/json" },
    });
  });

  test("a DELETE carries the key of its call, unless its author names one", async () => {
    const [tool] = await made("requestsDelete", { inputs: { requestsDeleteUrl: "https://shop.test/items" } }, () => ({
      body: "",
    }));
    await tool?.invoke({}, withTurn(aTurn("?"), "run:step:1:abc:0"));
    expect(asked()).toMatchObject({ method: "DELETE", headers: { "idempotency-key": "run:step:1:abc:0" } });
    await tool?.invoke({});
    expect(asked()?.headers["idempotency-key"]).toBeUndefined();
  });

  test("headers that are no JSON are refused when the tool is made", async () => {
    await expect(get({ requestsGetHeaders: "x: 1" })).rejects.toThrow(/Headers is not valid JSON/);
  });
});

describe("Gmail", () => {
  const secrets = { clientId: "c", clientSecret: "s", refreshToken: "r" };
  const google = ({ url }: Asked): Reply | undefined => {
    if (url.href === "https://oauth2.googleapis.com/token") return { body: { access_token: "granted" } };
    return url.host === "gmail.googleapis.com" ? { body: { id: "m1" } } : undefined;
  };
  const gmail = (inputs: Record<string, unknown>) => made("gmail", { inputs, secrets }, google);
  const named = (tools: StructuredToolInterface[], name: string) => tools.find((tool) => tool.name === name);
  const rawOf = (body: string | undefined): string => {
    const { raw, message } = JSON.parse(body ?? "{}") as { raw?: string; message?: { raw: string } };
    return Buffer.from(raw ?? message?.raw ?? "", "base64url").toString();
  };

  test("sends a mail that every server can read, with access by the refresh token", async () => {
    const tools = await gmail({ gmailType: "messages", messageActions: ["sendMessage"] });
    expect(tools.map(({ name }) => name)).toEqual(["gmail_send_message"]);
    await tools[0]?.invoke({ to: "jane@x.test\r\nBcc: spy@x.test", subject: "Grüße", body: "<p>Hallo ä</p>" });
    expect(server?.requests[0]?.body).toContain("refresh_token=r");
    expect(asked()?.url.pathname).toBe("/gmail/v1/users/me/messages/send");
    expect(asked()?.headers.authorization).toBe("Bearer granted");
    const [head = "", body = ""] = rawOf(asked()?.body).split("\r\n\r\n");
    expect(head.split("\r\n")).toEqual([
      "To: jane@x.test Bcc: spy@x.test",
      `Subject: =?UTF-8?B?${Buffer.from("Grüße").toString("base64")}?=`,
      "MIME-Version: 1.0",
      "Content-Type: text/html; charset=utf-8",
      "Content-Transfer-Encoding: base64",
    ]);
    expect(Buffer.from(body, "base64").toString()).toBe("<p>Hallo ä</p>");
  });

  test("what the author filled in need not be said, and what is missing is asked for", async () => {
    const inputs = { gmailType: "messages", messageActions: ["sendMessage", "getMessage"], messageTo: "jane@x.test" };
    const tools = await gmail(inputs);
    await named(tools, "gmail_send_message")?.invoke({ subject: "Hi" });
    expect(rawOf(asked()?.body)).toContain("To: jane@x.test");
    await expect(named(tools, "gmail_get_message")?.invoke({})).rejects.toThrow(/schema/);
  });

  test.each([
    [
      "messages",
      "messageActions",
      "listMessages",
      { query: "from:jane" },
      "GET /messages?maxResults=100&q=from%3Ajane",
    ],
    ["messages", "messageActions", "modifyMessage", { id: "m1", addLabelIds: "A, B" }, "POST /messages/m1/modify"],
    ["messages", "messageActions", "trashMessage", { id: "m1" }, "POST /messages/m1/trash"],
    ["drafts", "draftActions", "createDraft", { to: "a@x.test" }, "POST /drafts"],
    ["drafts", "draftActions", "sendDraft", { id: "d1" }, "POST /drafts/send"],
    ["drafts", "draftActions", "updateDraft", { id: "d1", to: "a@x.test" }, "PUT /drafts/d1"],
    ["labels", "labelActions", "createLabel", { labelName: "New" }, "POST /labels"],
    ["labels", "labelActions", "deleteLabel", { id: "../x" }, "DELETE /labels/..%2Fx"],
    ["threads", "threadActions", "listThreads", {}, "GET /threads?maxResults=100"],
    ["threads", "threadActions", "untrashThread", { id: "t1" }, "POST /threads/t1/untrash"],
  ])("%s: %s.%s asks Gmail's API", async (gmailType, actions, action, args, request) => {
    const [tool] = await gmail({ gmailType, [actions]: [action] });
    expect(await tool?.invoke(args)).toBe('{"id":"m1"}');
    const { method, url } = asked() ?? {};
    expect(`${method ?? ""} ${(url?.href ?? "").replace("https://gmail.googleapis.com/gmail/v1/users/me", "")}`).toBe(
      request,
    );
  });

  test("a credential without access yet says what is missing", async () => {
    const [tool] = await made("gmail", { inputs: { gmailType: "labels", labelActions: ["listLabels"] } }, google);
    await expect(tool?.invoke({})).rejects.toThrow(/no refresh token yet/);
  });
});

describe("the web scraper", () => {
  const html = (body: string): Reply => ({ headers: { "content-type": "text/html" }, body });
  const site = ({ url }: Asked): Reply | undefined =>
    ({
      "https://looms.test/": html("<title>Looms</title><p>Start</p><a href=/a>a</a><a href=/gone>gone</a>"),
      "https://looms.test/a": html("<p>About wood</p>"),
      "https://looms.test/sitemap.xml": { body: "<urlset><url><loc>https://looms.test/a</loc></url></urlset>" },
    })[url.href];

  test("gives the page and what it links to, and names what it could not read", async () => {
    const text = await call("webScraperTool", {}, { url: "looms.test" }, site);
    expect(text).toMatch(/Looms\nhttps:\/\/looms\.test\/\n[\s\S]*Start[\s\S]*About wood[\s\S]*gone could not be read/);
  });

  test("reads the first page alone at depth 0, and a sitemap's pages when told so", async () => {
    expect(
      await call("webScraperTool", { inputs: { maxDepth: 0 } }, { url: "https://looms.test/" }, site),
    ).not.toContain("About wood");
    await server?.close();
    expect(
      await call("webScraperTool", { inputs: { scrapeMode: "sitemap" } }, { url: "https://looms.test/" }, site),
    ).toContain("About wood");
  });
});

describe("arXiv", () => {
  const feed = `<feed><entry><id>http://arxiv.org/abs/2101.00001v2</id><published>2021-01-01T00:00:00Z</published>
    <title>On
      Looms &amp; Wool</title><summary>All about x &lt; y.</summary><author><name>A. Ada</name></author><author><name>B. Bob</name></author></entry></feed>`;
  const arxiv = ({ url }: Asked): Reply | undefined => {
    if (url.host === "export.arxiv.org") return { headers: { "content-type": "application/atom+xml" }, body: feed };
    return url.pathname === "/pdf/2101.00001v2" ? { body: pdfFile("The whole paper") } : undefined;
  };

  test("tells papers with their authors and summaries", async () => {
    expect(await call("arxiv", {}, { input: 'wool "looms": 2020' }, arxiv)).toBe(
      "On Looms & Wool\nA. Ada, B. Bob (2021-01-01)\nhttps://arxiv.org/abs/2101.00001v2\nAll about x < y.",
    );
    expect(asked()?.url.searchParams.get("search_query")).toBe("all:wool looms 2020");
  });

  test("is asked for papers by their numbers", async () => {
    await call("arxiv", {}, { input: "arXiv:2101.00001v2, 2101.00002" }, arxiv);
    expect(asked()?.url.searchParams.get("id_list")).toBe("2101.00001v2,2101.00002");
  });

  test("reads the papers themselves when its author wants that", async () => {
    expect(await call("arxiv", { inputs: { loadFullContent: true } }, { input: "wool" }, arxiv)).toContain(
      "The whole paper",
    );
  });
});
