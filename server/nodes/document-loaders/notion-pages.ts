import { z } from "zod";
import type { NodeTools } from "@/server/engine/ports";
import type { TextDocument } from "../documents/document-slots";
import { readJson, type WebService } from "./web-service";

const api = "https://api.notion.com/v1";
const deepest = 10;

export const notion = (tools: NodeTools, token: string, signal: AbortSignal): WebService => ({
  name: "Notion",
  fetch: tools.fetch,
  headers: { authorization: `Bearer ${token}`, "notion-version": "2022-06-28" },
  signal,
});

const richText = z.array(z.object({ plain_text: z.string() }));
const page = z.object({ id: z.string(), url: z.string().optional(), properties: z.record(z.string(), z.unknown()) });
const pages = z.object({ results: z.array(page), next_cursor: z.string().nullish() });
const block = z.looseObject({ id: z.string(), type: z.string(), has_children: z.boolean().optional() });
const blocks = z.object({ results: z.array(block), next_cursor: z.string().nullish() });
type Page = z.infer<typeof page>;
type Block = z.infer<typeof block>;

/** The last 32 hex digits of what a person copied, be it an id or an address. */
export const notionId = (text: string): string => {
  const found = /([0-9a-f]{32})(?:[?#].*)?$/i.exec(text.trim().replaceAll("-", ""));
  return found?.[1] ?? text.trim();
};

/** A page and the pages inside it, each a document. */
export async function* notionPage(service: WebService, id: string): AsyncGenerator<TextDocument> {
  const queue = [id];
  const seen = new Set<string>(queue);
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const read = await readJson(service, `${api}/pages/${encodeURIComponent(next)}`, page);
    const inside: string[] = [];
    yield await documentOf(service, read, inside);
    for (const each of inside) {
      if (seen.has(each)) continue;
      seen.add(each);
      queue.push(each);
    }
  }
}

/** The rows of a database, each with its properties as metadata and at its head. */
export async function* notionDatabase(service: WebService, id: string): AsyncGenerator<TextDocument> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const body = JSON.stringify({ page_size: 100, ...(cursor && { start_cursor: cursor }) });
    const init = { method: "POST", body, headers: { "content-type": "application/json" } };
    const listed = await readJson(service, `${api}/databases/${encodeURIComponent(id)}/query`, pages, init);
    for (const each of listed.results) {
      const document = await documentOf(service, each, []);
      const head = Object.entries(propertiesOf(each)).map(([name, value]) => `${name}: ${value}`);
      yield { ...document, pageContent: `${head.join("\n")}\n\n${document.pageContent}`.trim() };
    }
    cursor = listed.next_cursor ?? null;
  }
}

async function documentOf(service: WebService, read: Page, inside: string[]): Promise<TextDocument> {
  const properties = propertiesOf(read);
  const lines = await linesOf(service, read.id, inside, 0);
  const title = titleOf(read);
  const metadata = { source: read.url ?? read.id, notionId: read.id, ...(title && { title }), properties };
  return { pageContent: lines.join("\n"), metadata };
}

async function linesOf(service: WebService, id: string, inside: string[], depth: number): Promise<string[]> {
  const lines: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = new URLSearchParams({ page_size: "100", ...(cursor && { start_cursor: cursor }) });
    const listed = await readJson(service, `${api}/blocks/${encodeURIComponent(id)}/children?${query}`, blocks);
    for (const each of listed.results) {
      const line = lineOf(each);
      if (line !== "") lines.push(`${"  ".repeat(depth)}${line}`);
      if (each.type === "child_page") inside.push(each.id);
      else if (each.has_children && depth < deepest)
        lines.push(...(await linesOf(service, each.id, inside, depth + 1)));
    }
    cursor = listed.next_cursor ?? null;
  }
  return lines;
}

const marks: Readonly<Record<string, string>> = {
  heading_1: "# ",
  heading_2: "## ",
  heading_3: "### ",
  bulleted_list_item: "- ",
  numbered_list_item: "1. ",
  quote: "> ",
};
const content = z.looseObject({
  rich_text: richText.optional(),
  title: z.string().optional(),
  checked: z.boolean().optional(),
  cells: z.array(richText).optional(),
  url: z.string().optional(),
});

function lineOf(each: Block): string {
  const { rich_text, title, checked, cells, url } = content.safeParse(each[each.type]).data ?? {};
  if (cells) return `| ${cells.map(plain).join(" | ")} |`;
  const said = rich_text ? plain(rich_text) : (title ?? url ?? "");
  if (said === "") return "";
  const mark = each.type === "to_do" ? `[${checked ? "x" : " "}] ` : (marks[each.type] ?? "");
  return `${mark}${said}`;
}

const plain = (text: z.infer<typeof richText>): string => text.map(({ plain_text }) => plain_text).join("");

const titled = z.object({ type: z.literal("title"), title: richText });
const titleOf = ({ properties }: Page): string => {
  const found = Object.values(properties)
    .map((each) => titled.safeParse(each).data)
    .find((each) => each !== undefined);
  return found ? plain(found.title) : "";
};

const named = z.object({ name: z.string() });

/** Values of a page's properties in words. */
function propertiesOf({ properties }: Page): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) => {
      const { type } = z.object({ type: z.string() }).safeParse(property).data ?? { type: "" };
      const value = inWords(z.looseObject({}).safeParse(property).data?.[type]);
      return value === "" ? [] : [[name, value] as const];
    }),
  );
}

function inWords(value: unknown): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  const text = richText.safeParse(value).data;
  if (text) return plain(text);
  if (Array.isArray(value))
    return value
      .map(inWords)
      .filter((each) => each !== "")
      .join(", ");
  const one = named.safeParse(value).data;
  if (one) return one.name;
  const dates = z.object({ start: z.string(), end: z.string().nullish() }).safeParse(value).data;
  return dates ? [dates.start, dates.end].filter(Boolean).join(" – ") : "";
}
