/** Tools of an exported project that reach the web: modules by name. */
export const webToolSources: Readonly<Record<string, string>> = {
  "request-tool": String.raw`import { tool } from "@langchain/core/tools";
import type { z } from "zod";

interface RequestTool {
  method: "GET" | "POST" | "PUT" | "DELETE";
  name: string;
  description: string;
  /** Without it the model names the address. */
  url?: string;
  headers: () => Record<string, string>;
  schema: z.ZodObject;
  /** Arguments that stand in the path, as /:name. */
  inPath: readonly string[];
  /** Sent in every request, under what the model says. */
  body?: object;
  /** Characters of an answer that the model sees. */
  longest: number;
}

type Said = { url?: string; queryParams?: Record<string, unknown>; body?: Record<string, unknown> };

/** Lets a model make HTTP requests. */
export const requestTool = ({ method, url, headers, inPath, body, longest, ...named }: RequestTool) =>
  tool(async (said: Said) => {
    const address = pathFilled(url ?? said.url ?? "", said.queryParams ?? {}, inPath);
    const sends = method === "POST" || method === "PUT";
    const sent = new Headers(sends ? { "content-type": "application/json" } : {});
    for (const [header, value] of Object.entries(headers())) sent.set(header, value);
    const content = sends ? { body: JSON.stringify({ ...body, ...said.body }) } : {};
    const response = await fetch(address, { method, headers: sent, ...content });
    const text = (await response.text()).slice(0, longest);
    if (!response.ok) throw new Error((method + " was answered with " + String(response.status) + ". " + text).trim());
    return text;
  }, named);

/** An address whose :name parts are filled in; other values become its query. */
function pathFilled(address: string, values: Record<string, unknown>, inPath: readonly string[]): string {
  if (!URL.canParse(address)) throw new Error("“" + address.slice(0, 200) + "” is no address. It begins with https://.");
  const url = new URL(address);
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === "") continue;
    const text = typeof value === "string" ? value : JSON.stringify(value);
    if (!inPath.includes(name)) url.searchParams.set(name, text);
    else {
      const parts = url.pathname.split("/").map((part) => (part === ":" + name ? encodeURIComponent(text) : part));
      url.pathname = parts.join("/");
    }
  }
  return url.href;
}
`,
  "web-search": String.raw`import { tool } from "@langchain/core/tools";
import { z } from "zod";

export interface Page {
  title?: string;
  link?: string;
  snippet?: string;
}

interface SearchService<T> {
  name: string;
  ask: (question: string) => Promise<Response>;
  /** Pages and direct answers in what came back. */
  read: (body: Partial<T>) => { pages?: Page[]; answers?: (string | null | undefined)[] };
}

/** Enough for an answer, little enough for a small model. */
const most = 6;

/** Lets a model search the web. */
export const webSearch = <T>({ name, ask, read }: SearchService<T>) =>
  tool(
    async ({ input }: { input: string }) => {
      const response = await ask(input);
      if (response.status === 401 || response.status === 403) throw new Error("The search service refused its key.");
      if (!response.ok) throw new Error("The search service answered " + String(response.status) + ".");
      const { pages = [], answers = [] } = read((await response.json().catch(() => ({}))) as Partial<T>);
      const titled = pages.filter(({ title }) => title).slice(0, most);
      const told = titled.map(({ title, snippet = "", link = "" }) => [title, snippet, link].join("\n"));
      return [...answers.filter((answer) => answer), ...told].join("\n\n") || "Nothing was found.";
    },
    {
      name,
      description: "Searches the web. Use it for current events and for facts that you are not sure of.",
      schema: z.object({ input: z.string().describe("What to search for.") }),
    },
  );
`,
  tavily: String.raw`import { webSearch } from "./web-search.js";

interface Found {
  answer: string | null;
  results: { title: string; url: string; content: string }[];
}

export const tavily = (key: () => string, how: object) =>
  webSearch<Found>({
    name: "tavily_search",
    ask: (query) =>
      fetch("https://api.tavily.com/search", {
        method: "POST",
        headers: { "content-type": "application/json", authorization: "Bearer " + key() },
        body: JSON.stringify({ query, ...how }),
      }),
    read: ({ answer, results }) => ({
      answers: [answer],
      pages: results?.map(({ title, url, content }) => ({ title, link: url, snippet: content })),
    }),
  });
`,
  serper: String.raw`import { type Page, webSearch } from "./web-search.js";

interface Found {
  answerBox: { answer?: string; snippet?: string };
  knowledgeGraph: { description?: string };
  organic: Page[];
}

export const serper = (key: () => string) =>
  webSearch<Found>({
    name: "search",
    ask: (q) =>
      fetch("https://google.serper.dev/search", {
        method: "POST",
        headers: { "content-type": "application/json", "x-api-key": key() },
        body: JSON.stringify({ q }),
      }),
    read: ({ answerBox, knowledgeGraph, organic }) => ({
      answers: [answerBox?.answer, answerBox?.snippet, knowledgeGraph?.description],
      pages: organic,
    }),
  });
`,
  brave: String.raw`import { webSearch } from "./web-search.js";

interface Found {
  web: { results?: { title: string; url: string; description: string }[] };
}

export const brave = (key: () => string) =>
  webSearch<Found>({
    name: "brave_search",
    ask: (q) =>
      fetch("https://api.search.brave.com/res/v1/web/search?" + String(new URLSearchParams({ q })), {
        headers: { accept: "application/json", "x-subscription-token": key() },
      }),
    read: ({ web }) => ({
      pages: web?.results?.map(({ title, url, description }) => ({
        title,
        link: url,
        // Brave marks the words that it found.
        snippet: description.replaceAll(/<\/?strong>/g, ""),
      })),
    }),
  });
`,
  serpapi: String.raw`import { type Page, webSearch } from "./web-search.js";

interface Found {
  answer_box: { answer?: string; snippet?: string };
  knowledge_graph: { description?: string };
  organic_results: Page[];
}

export const serpapi = (key: () => string) =>
  webSearch<Found>({
    name: "search",
    ask: (q) =>
      fetch("https://serpapi.com/search.json?" + String(new URLSearchParams({ engine: "google", q, api_key: key() }))),
    read: ({ answer_box: box, knowledge_graph: graph, organic_results: pages }) => ({
      answers: [box?.answer, box?.snippet, graph?.description],
      pages,
    }),
  });
`,
};
