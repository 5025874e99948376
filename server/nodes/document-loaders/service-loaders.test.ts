import { afterEach, describe, expect, test } from "vitest";
import { pdfFile } from "@/server/platform/extract-text/testing/sample-files";
import { runScript } from "@/server/platform/sandbox/run-script";
import { build } from "../testing/build";
import { aTurn } from "../testing/turn";
import type { DocumentSource, VectorIndex } from "../documents/document-slots";
import { ignoredPaths } from "./ignored-paths";
import { load, readingTools } from "./testing/load";
import { type Asked, type Reply, type ServiceServer, startServiceServer } from "./testing/service-server";

let server: ServiceServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

type Given = { inputs: Record<string, unknown>; secrets?: Record<string, string> };

/** Loads from a server that answers by path; `answer` sees the path and the query after the host. */
async function from(node: string, given: Given, answer: (path: string, asked: Asked) => Reply | undefined) {
  server = await startServiceServer((asked) => answer(decodeURIComponent(asked.url.href), asked));
  return load(node, { ...given, tools: readingTools(server.fetch) });
}
const bearer = (asked: Asked, token: string): boolean => asked.headers.authorization === `Bearer ${token}`;

describe("GitHub", () => {
  const api = "https://api.github.com/repos/ada/looms/git";
  const tree = ["README.md", "logo.png", "docs/guide.pdf", "docs/data.bin", "dist/out.js"].map((path) => ({
    path,
    type: "blob",
    sha: path,
  }));
  const files: Record<string, Reply> = {
    "README.md": { body: "# Looms" },
    "docs/guide.pdf": { body: pdfFile("Guide") },
    "docs/data.bin": { body: new Uint8Array([0, 1, 2]) },
  };
  const inputs = { repoLink: "https://github.com/ada/looms.git", recursive: true, ignorePath: '["dist/"]' };

  test("gives the readable files of a repository, with a token where there is one", async () => {
    const given = { inputs, secrets: { accessToken: "t" } };
    const { documents, skipped } = await from("github", given, (path, asked) => {
      if (!bearer(asked, "t")) return { status: 401 };
      if (path === `${api}/trees/main?recursive=1`) return { body: { tree, truncated: true } };
      return files[path.replace(`${api}/blobs/`, "")];
    });
    expect(documents.map(({ pageContent, metadata }) => [metadata["source"], pageContent])).toEqual([
      ["README.md", "# Looms"],
      ["docs/guide.pdf", "Guide"],
    ]);
    expect(documents[1]?.metadata).toMatchObject({
      repository: inputs.repoLink,
      branch: "main",
      loc: { pageNumber: 1 },
    });
    expect(skipped).toEqual([
      expect.stringContaining("more files than GitHub lists"),
      "docs/data.bin: “docs/data.bin” is not a text file.",
    ]);
  });

  test("says what is no repository, and what may not be seen", async () => {
    const wrong = from("github", { inputs: { repoLink: "looms" } }, () => undefined);
    await expect(wrong).rejects.toThrow("“looms” is no repository.");
    await server?.close();
    await expect(from("github", { inputs }, () => undefined)).rejects.toThrow("GitHub does not have it (404)");
  });

  test.each([
    ["*.md", ["a.md", "x/b.md"], ["a.mdx"]],
    ["docs/", ["docs/a", "x/docs/b"], ["docs2/a"]],
    ["/docs/*.txt", ["docs/a.txt"], ["x/docs/a.txt", "docs/y/a.txt"]],
    ["src/**/a.js", ["src/a.js", "src/x/y/a.js"], ["a.js"]],
  ])("leaves out by %s what .gitignore would", (pattern, ignored, read) => {
    const isIgnored = ignoredPaths(JSON.stringify([pattern]));
    expect(ignored.filter((path) => !isIgnored(path))).toEqual([]);
    expect(read.filter(isIgnored)).toEqual([]);
  });
});

describe("Notion", () => {
  const text = (plain_text: string) => [{ plain_text }];
  const id = "b34ca03f219c4420a6046fc4bdfdf7b4";
  const title = { type: "title", title: text("Looms") };
  const pages: Record<string, unknown> = {
    [`pages/${id}`]: { id, url: "https://notion.so/looms", properties: { Name: title } },
    "pages/child": { id: "child", properties: {} },
    [`blocks/${id}/children?page_size=100`]: {
      results: [
        { id: "1", type: "heading_1", heading_1: { rich_text: text("Weaving") } },
        { id: "2", type: "bulleted_list_item", has_children: true, bulleted_list_item: { rich_text: text("Warp") } },
      ],
      next_cursor: "next",
    },
    [`blocks/${id}/children?page_size=100&start_cursor=next`]: {
      results: [
        { id: "3", type: "to_do", to_do: { rich_text: text("Oil"), checked: true } },
        { id: "4", type: "table_row", table_row: { cells: [text("a"), text("b")] } },
        { id: "child", type: "child_page", child_page: { title: "Inside" } },
      ],
      next_cursor: null,
    },
    "blocks/2/children?page_size=100": {
      results: [{ id: "5", type: "paragraph", paragraph: { rich_text: text("tight") } }],
    },
    "blocks/child/children?page_size=100": {
      results: [{ id: "6", type: "quote", quote: { rich_text: text("Deep") } }],
    },
    "databases/d/query": {
      results: [
        {
          id: "row",
          properties: {
            Name: title,
            Price: { type: "number", number: 12 },
            Tags: { type: "multi_select", multi_select: [{ name: "a" }, { name: "b" }] },
          },
        },
      ],
    },
    "blocks/row/children?page_size=100": { results: [] },
  };
  const answer = (path: string, asked: Asked): Reply => {
    const body = pages[path.replace("https://api.notion.com/v1/", "")];
    return bearer(asked, "t") && asked.headers["notion-version"] ? { status: body ? 200 : 404, body } : { status: 401 };
  };
  const secrets = { notionIntegrationToken: "t" };

  test("gives a page in Markdown and the pages inside it", async () => {
    const inputs = { pageId: `https://www.notion.so/ada/Looms-${id}?pvs=4` };
    const { documents } = await from("notionPage", { inputs, secrets }, answer);
    expect(documents.map(({ pageContent }) => pageContent)).toEqual([
      "# Weaving\n- Warp\n  tight\n[x] Oil\n| a | b |\nInside",
      "> Deep",
    ]);
    expect(documents[0]?.metadata).toMatchObject({ source: "https://notion.so/looms", title: "Looms" });
  });

  test("gives the rows of a database with their properties", async () => {
    const { documents } = await from("notionDB", { inputs: { databaseId: "d" }, secrets }, answer);
    expect(documents).toMatchObject([
      { pageContent: "Name: Looms\nPrice: 12\nTags: a, b", metadata: { properties: { Price: "12" }, title: "Looms" } },
    ]);
  });
});

test.each([
  [{ username: "ada", accessToken: "t" }, `Basic ${Buffer.from("ada:t").toString("base64")}`],
  [{ personalAccessToken: "p" }, "Bearer p"],
])(
  "Confluence gives the pages of a space as text (%j)",
  async (secrets, authorization) => {
    const page = (id: string) => ({
      id,
      title: `T${id}`,
      status: "current",
      body: { storage: { value: `<p>Page ${id}</p>` } },
      _links: { webui: `/x/${id}` },
    });
    const inputs = { baseUrl: "https://ada.atlassian.net/wiki/", spaceKey: "DOCS" };
    const { documents } = await from("confluence", { inputs, secrets }, (_, { url, headers }) => {
      if (headers.authorization !== authorization) return { status: 401 };
      const start = Number(url.searchParams.get("start"));
      return {
        body: { results: Array.from({ length: start === 0 ? 25 : 1 }, (__, index) => page(String(start + index))) },
      };
    });
    expect(documents).toHaveLength(26);
    expect(documents[25]).toEqual({
      pageContent: "Page 25",
      metadata: {
        source: "https://ada.atlassian.net/wiki/x/25",
        url: "https://ada.atlassian.net/wiki/x/25",
        id: "25",
        title: "T25",
        status: "current",
      },
    });
  },
  60_000,
);

test.each(["cloud", "server"])("Jira gives the issues of a project (%s)", async (kind) => {
  const issue = (key: string, description: unknown) => ({
    key,
    fields: { summary: `S ${key}`, description, status: { name: "Open" } },
  });
  const document = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "It squeaks" }] }] };
  const inputs = { host: "https://ada.atlassian.net", projectKey: "LOOM", createdAfter: "2024-01-01" };
  const { documents } = await from("jira", { inputs, secrets: { username: "ada", accessToken: "t" } }, (_, { url }) => {
    if (url.searchParams.get("jql") !== 'project = "LOOM" AND created >= "2024-01-01" ORDER BY created ASC')
      return { status: 400 };
    if (kind === "cloud" && url.pathname === "/rest/api/3/search/jql")
      return url.searchParams.has("nextPageToken")
        ? { body: { issues: [issue("LOOM-2", null)] } }
        : { body: { issues: [issue("LOOM-1", document)], nextPageToken: "n" } };
    if (kind === "server" && url.pathname === "/rest/api/2/search")
      return url.searchParams.get("startAt") === "0"
        ? { body: { issues: [issue("LOOM-1", "It squeaks")], total: 2 } }
        : { body: { issues: [issue("LOOM-2", null)], total: 2 } };
    return undefined;
  });
  expect(documents.map(({ pageContent }) => pageContent.trim())).toEqual([
    "LOOM-1: S LOOM-1\n\nIt squeaks",
    "LOOM-2: S LOOM-2",
  ]);
  expect(documents[0]?.metadata).toMatchObject({
    key: "LOOM-1",
    status: "Open",
    source: "https://ada.atlassian.net/browse/LOOM-1",
  });
});

test("a project key of Jira cannot end its query", async () => {
  const inputs = { host: "https://a.test", projectKey: '" OR key = X' };
  const loading = from("jira", { inputs, secrets: { username: "a", accessToken: "t" } }, () => ({
    body: { issues: [] },
  }));
  await expect(loading).rejects.toThrow("is no project key of Jira");
});

describe("FireCrawl", () => {
  const secrets = { firecrawlApiToken: "f" };
  const url = "https://looms.test/";
  const read = (documents: readonly { pageContent: string; metadata: Record<string, unknown> }[]) =>
    documents.map(({ pageContent, metadata }) => [pageContent, metadata["source"], metadata["title"]]);
  const pageOf = (place: number) => ({
    markdown: `Page ${place}`,
    metadata: { title: `T${place}`, sourceURL: `${url}${place}` },
  });

  test("reads a page alone, as its settings say", async () => {
    const inputs = { url, crawlerType: "scrape", includeTags: "main, article" };
    const { documents } = await from("fireCrawl", { inputs, secrets }, (_path, asked) => {
      expect(JSON.parse(asked.body)).toMatchObject({ url, onlyMainContent: true, includeTags: ["main", "article"] });
      return bearer(asked, "f") ? { body: { success: true, data: pageOf(1) } } : { status: 401 };
    });
    expect(read(documents)).toEqual([["Page 1", `${url}1`, "T1"]]);
  });

  test("reads a site part by part, and sends its key to no address that an answer names", async () => {
    const strange: string[] = [];
    const { documents } = await from("fireCrawl", { inputs: { url, limit: "7" }, secrets }, (_path, asked) => {
      const { method, url: at } = asked;
      if (at.host !== "api.firecrawl.dev") strange.push(at.host);
      if (method === "POST") {
        expect(JSON.parse(asked.body)).toMatchObject({ limit: 7 });
        return { body: { success: true, id: "c1" } };
      }
      const next = at.searchParams.has("skip") ? "https://evil.test/next" : `${at.origin}${at.pathname}?skip=1`;
      return { body: { status: "completed", next, data: [pageOf(at.searchParams.has("skip") ? 2 : 1)] } };
    });
    expect(read(documents).map(([text]) => text)).toEqual(["Page 1", "Page 2"]);
    expect(strange).toEqual([]);
  });

  test("gives data and search results as documents, and says when it gave up", async () => {
    const asked = (crawlerType: string, more: object, reply: object) =>
      from("fireCrawl", { inputs: { url, crawlerType, ...more }, secrets }, (_path, { method }) =>
        method === "POST" && crawlerType !== "search" ? { body: { id: "e1" } } : { body: reply },
      );
    const data = await asked("extract", { extractPrompt: "Prices" }, { status: "completed", data: { price: 4 } });
    expect(JSON.parse(data.documents[0]?.pageContent ?? "")).toEqual({ price: 4 });
    const found = await asked("search", { searchQuery: "looms" }, { data: [{ url, title: "T", description: "D" }] });
    expect(read(found.documents)).toEqual([["D", url, "T"]]);
    await expect(asked("crawl", {}, { status: "failed", error: "blocked" })).rejects.toThrow("gave up: blocked");
  });
});

test("Airtable gives all records, page by page", async () => {
  const inputs = { baseId: "app1", tableId: "tbl1", fields: "Name, Notes", viewId: "viw1" };
  const { documents } = await from("airtable", { inputs, secrets: { accessToken: "t" } }, (path, asked) => {
    const { searchParams } = asked.url;
    if (!bearer(asked, "t") || searchParams.getAll("fields[]").join() !== "Name,Notes") return { status: 401 };
    return searchParams.has("offset")
      ? { body: { records: [{ id: "r2", fields: { Name: "Reed" } }] } }
      : { body: { records: [{ id: "r1", fields: { Name: "Loom" } }], offset: "o" } };
  });
  expect(documents.map(({ pageContent, metadata }) => [JSON.parse(pageContent), metadata["source"]])).toEqual([
    [{ Name: "Loom" }, "https://api.airtable.com/v0/app1/tbl1/r1"],
    [{ Name: "Reed" }, "https://api.airtable.com/v0/app1/tbl1/r2"],
  ]);
});

test("Figma gives the texts of its nodes and names a node that is not there", async () => {
  const document = { name: "Frame", children: [{ characters: "Hello" }, { children: [{ characters: "World" }] }] };
  const { documents, skipped } = await from(
    "figma",
    { inputs: { fileKey: "key", nodeIds: "0:1, 9:9" }, secrets: { accessToken: "t" } },
    (_, { headers }) =>
      headers["x-figma-token"] === "t"
        ? { body: { name: "Design", nodes: { "0:1": { document }, "9:9": null } } }
        : { status: 403 },
  );
  expect(documents).toMatchObject([{ pageContent: "Hello\nWorld", metadata: { title: "Design", name: "Frame" } }]);
  expect(skipped).toEqual(["9:9: The file “Design” has no node 9:9."]);
});

test("Unstructured is sent each file and gives its elements", async () => {
  server = await startServiceServer(({ headers, body }) => {
    if (headers["unstructured-api-key"] !== "k" || !/multipart\/form-data/.test(String(headers["content-type"])))
      return { status: 401 };
    if (body.includes("broken.rtf")) return { status: 422 };
    const named = body.includes('filename="a.rtf"') && body.includes("by_title") && body.includes("the bytes");
    return { body: named ? [{ type: "Title", text: "Read", metadata: { page_number: 1 } }] : [] };
  });
  const { documents } = await load("unstructuredFileLoader", {
    inputs: { unstructuredAPIUrl: "https://api.unstructured.test/general/v0/general" },
    secrets: { unstructuredAPIKey: "k" },
    files: [{ name: "a.rtf", mime: "application/rtf", bytes: Buffer.from("the bytes") }],
    tools: readingTools(server.fetch),
  });
  expect(documents).toEqual([
    { pageContent: "Read", metadata: { page_number: 1, source: "a.rtf", category: "Title" } },
  ]);
});

describe("a loader of one's own", () => {
  const tools = readingTools(() => Promise.reject(new Error("no network")), { runScript });
  test("runs in the sandbox with its variables and gives what it returns", async () => {
    const javascriptFunction =
      "return [{ pageContent: `Hello ${$who}`, metadata: { n: 1 } }, { pageContent: typeof process }];";
    const inputs = { javascriptFunction, functionInputVariables: '{"who":"Ada"}' };
    expect((await load("customDocumentLoader", { inputs, tools })).documents).toEqual([
      { pageContent: "Hello Ada", metadata: { n: 1 } },
      { pageContent: "undefined", metadata: {} },
    ]);
    const text = await build("customDocumentLoader", {
      inputs: { javascriptFunction: "return 'T';" },
      output: "text",
      tools,
    });
    expect(text).toBe("T");
  });

  test("that returns something else says what is wanted", async () => {
    const loading = load("customDocumentLoader", { inputs: { javascriptFunction: "return 1;" }, tools });
    await expect(loading).rejects.toThrow("must return a list of documents");
  });
});

test("a vector store's documents near to the question, or to a query, become documents again", async () => {
  const tools = readingTools(() => Promise.reject(new Error("no network")));
  const embeddings = {
    model: "letters",
    embedDocuments: tools.documents.embed,
    embedQuery: async (text: string) => (await tools.documents.embed([text]))[0] ?? [],
  };
  const document = await build<DocumentSource>("plainText", { inputs: { text: "abba" }, output: "document", tools });
  const store = await build<VectorIndex>("memoryVectorStore", {
    inputs: { document: [document], embeddings },
    output: "vectorStore",
    tools,
  });
  const ask = (inputs: object, over: object = {}) =>
    build<string>("vectorStoreToDocument", {
      inputs: { vectorStore: store, ...inputs },
      output: "text",
      tools,
      ...over,
    });
  const [vector = []] = await tools.documents.embed(["abba"]);
  await store.put([{ id: "1", pageContent: "abba", metadata: {}, vector }], new AbortController().signal);
  expect(await ask({ query: "baba" })).toBe("abba");
  expect(await ask({ minScore: 50 }, { turn: aTurn("zzz") })).toBe("");
  await expect(ask({})).rejects.toThrow("needs a query here");
});
