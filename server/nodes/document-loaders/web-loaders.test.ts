import { afterEach, describe, expect, test } from "vitest";
import { pdfFile } from "@/server/platform/extract-text/testing/sample-files";
import { load, readingTools } from "./testing/load";
import { type Reply, type ServiceServer, startServiceServer } from "./testing/service-server";

let server: ServiceServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const html = (body: string): Reply => ({ headers: { "content-type": "text/html; charset=utf-8" }, body });

async function site(pages: Record<string, Reply>, inputs: Record<string, unknown>, node = "cheerioWebScraper") {
  server = await startServiceServer(({ url }) => pages[url.href]);
  const loaded = await load(node, { inputs, tools: readingTools(server.fetch) });
  return { ...loaded, read: loaded.documents.map(({ pageContent, metadata }) => [metadata["source"], pageContent]) };
}

describe("a web site", () => {
  //  start ─ /a ─ /b ─ /c        /pdf
  //    └──── other site
  const pages = {
    "https://looms.test/": html(
      "<title>Start</title><p>Start</p><a href=/a>a</a><a href=/gone>gone</a><a href=https://other.test/>other</a><a href=/pdf>p</a>",
    ),
    "https://looms.test/a": html("<p>A</p><a href=/b#part>b</a><a href=/>back</a>"),
    "https://looms.test/b": html("<p>B</p><a href=/c>c</a>"),
    "https://looms.test/c": html("<p>C</p>"),
    "https://looms.test/pdf": { headers: { "content-type": "application/pdf" }, body: pdfFile("Printed") },
  };
  const selector = "p";

  test("is followed link by link, each page once, within the site and the depth; what cannot be read is told of", async () => {
    const { read, skipped, documents } = await site(pages, { url: "looms.test", selector, depth: 2 });
    expect(read).toEqual([
      ["https://looms.test/", "Start"],
      ["https://looms.test/a", "A"],
      ["https://looms.test/pdf", "Printed"],
      ["https://looms.test/b", "B"],
    ]);
    expect(documents[0]?.metadata["title"]).toBe("Start");
    expect(skipped).toEqual([expect.stringMatching(/^https:\/\/looms\.test\/gone: .*\(404\)/)]);
    expect(server?.requests.map(({ url }) => url.host)).not.toContain("other.test");
  });

  test.each([
    ["puppeteerWebScraper", ["Start\nagoneotherp", "A\nbback"]],
    ["playwrightWebScraper", ["Start", "A"]],
  ])("is read without running its scripts by the loader of imported flows, too (%s)", async (node, texts) => {
    const inputs = { url: "https://looms.test/", limit: 2, waitForSelector: "#app", cssSelector: "p" };
    expect((await site(pages, inputs, node)).documents.map(({ pageContent }) => pageContent)).toEqual(texts);
  });

  test("ends at the limit of pages", async () => {
    expect((await site(pages, { url: "https://looms.test/", selector, limit: 2 })).read).toHaveLength(2);
    expect(
      (await site(pages, { url: "https://looms.test/", selector, relativeLinksMethod: "none" })).read,
    ).toHaveLength(1);
  });

  test("that is not there, or is no web site, says so", async () => {
    await expect(site({}, { url: "https://looms.test/" })).rejects.toThrow("looms.test does not have it (404)");
    await expect(site({}, { url: "file:///etc/passwd" })).rejects.toThrow("is not the address of a web page");
  });

  const sitemaps = {
    "https://looms.test/sitemap.xml": {
      body: "<sitemapindex><sitemap><loc>https://looms.test/more.xml</loc></sitemap></sitemapindex>",
    },
    "https://looms.test/more.xml": {
      body: "<urlset><url><loc>https://looms.test/a</loc></url><url><loc> https://looms.test/c </loc></url></urlset>",
    },
  };

  test("is read by its sitemap, and by the sitemaps that it names", async () => {
    const inputs = { url: "https://looms.test/", selector, relativeLinksMethod: "scrapeXMLSitemap" };
    const { read } = await site({ ...pages, ...sitemaps }, inputs);
    expect(read).toEqual([
      ["https://looms.test/a", "A"],
      ["https://looms.test/c", "C"],
    ]);
  });

  test("that is a GitBook is read whole", async () => {
    const book = {
      "https://looms.test/a": html("<nav>n</nav><main>A</main>"),
      "https://looms.test/c": html("<main>C</main>"),
    };
    const inputs = { webPath: "https://looms.test/", shouldLoadAllPaths: true };
    expect((await site({ ...book, ...sitemaps }, inputs, "gitbook")).read.map(([, text]) => text)).toEqual(["A", "C"]);
  });
});

test("an API is asked with its headers and body, and its JSON comes in lines", async () => {
  server = await startServiceServer(({ method, headers, body }) => ({ body: { method, key: headers["x-key"], body } }));
  const inputs = { method: "POST", url: "https://api.test/items", headers: '{"x-key":"k"}', body: '{"a":1}' };
  const { documents } = await load("apiLoader", { inputs, tools: readingTools(server.fetch) });
  expect(JSON.parse(documents[0]?.pageContent ?? "")).toEqual({ method: "POST", key: "k", body: '{"a":1}' });
  expect(documents[0]?.pageContent).toContain("\n");
});

describe("a service", () => {
  test("that asks for patience gets it", async () => {
    let asked = 0;
    server = await startServiceServer(() =>
      (asked += 1) < 3 ? { status: 429, headers: { "retry-after": "0" } } : { body: "done" },
    );
    const { documents } = await load("apiLoader", {
      inputs: { url: "https://a.test/" },
      tools: readingTools(server.fetch),
    });
    expect(documents[0]?.pageContent).toBe("done");
    expect(asked).toBe(3);
  });

  test("that refuses the key is told of without the key", async () => {
    server = await startServiceServer(() => ({ status: 401 }));
    const loading = load("serpApi", {
      inputs: { query: "looms" },
      secrets: { serpApiKey: "canary" },
      tools: readingTools(server.fetch),
    });
    await expect(loading).rejects.toThrow(/^The search service refused access \(401\)\./);
    await expect(loading).rejects.not.toThrow("canary");
  });
});

test.each([
  ["serpApi", { serpApiKey: "k" }, "https://serpapi.com/search.json?engine=google&q=looms&api_key=k"],
  ["searchApi", { searchApiKey: "k" }, "https://www.searchapi.io/api/v1/search?engine=google&q=looms&api_key=k"],
])("%s gives a document for each result", async (node, secrets, address) => {
  const result = { title: "Looms", link: "https://looms.test/", snippet: "They weave." };
  server = await startServiceServer(({ url }) =>
    url.href === address ? { body: { answer_box: { answer: "A machine" }, organic_results: [result] } } : undefined,
  );
  const { documents } = await load(node, { inputs: { query: "looms" }, secrets, tools: readingTools(server.fetch) });
  expect(documents).toEqual([
    { pageContent: "A machine", metadata: { source: "answer_box" } },
    {
      pageContent: "Looms\nThey weave.",
      metadata: { source: "https://looms.test/", title: "Looms", link: "https://looms.test/" },
    },
  ]);
});

test("Brave's results come with its key in a header", async () => {
  server = await startServiceServer(({ headers }) =>
    headers["x-subscription-token"] === "k"
      ? { body: { web: { results: [{ title: "Looms", url: "https://looms.test/", description: "They weave." }] } } }
      : { status: 401 },
  );
  const options = { inputs: { query: "looms" }, secrets: { braveApiKey: "k" }, tools: readingTools(server.fetch) };
  expect((await load("braveSearchApiLoader", options)).documents[0]?.pageContent).toBe("Looms\nThey weave.");
});
