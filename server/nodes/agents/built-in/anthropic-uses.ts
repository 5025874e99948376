import { z } from "zod";
import { type BuiltInUse, builtInUse, type FoundPage, pagesText, sourcesOf } from "./built-in-use";

const page = z.object({ url: z.string(), title: z.string().nullish() });
const block = z.union([
  z.object({
    ...{ type: z.literal("server_tool_use"), id: z.string(), name: z.string(), input: z.unknown() },
    index: z.number().optional(),
  }),
  // Of a stream: what the tool of the same place was given, as the text of JSON.
  z.object({ type: z.literal("input_json_delta"), index: z.number(), input: z.string() }),
  z.object({ type: z.literal("web_search_tool_result"), tool_use_id: z.string(), content: z.unknown() }),
  z.object({ type: z.literal("web_fetch_tool_result"), tool_use_id: z.string(), content: z.unknown() }),
  z.object({
    type: z.literal("text"),
    citations: z
      .array(z.object({ url: z.string().catch(""), title: z.string().nullish(), cited_text: z.string().catch("") }))
      .nullish()
      .catch(undefined),
  }),
  z.object({ type: z.literal("other") }).catch({ type: "other" }),
]);
type Block = z.output<typeof block>;

const failure = z.object({ error_code: z.string() });
const fetched = z.object({
  url: z.string(),
  content: z.object({ title: z.string().nullish(), source: z.object({ data: z.string().catch("") }) }).optional(),
});

/** Of a page that was read whole, as much as shows what it is. */
const mostOfPage = 1_000;

/** What Anthropic's own tools did for an answer: blocks of the message itself. */
export function anthropicUses(content: unknown): BuiltInUse[] {
  if (!Array.isArray(content)) return [];
  const blocks = content.map((one) => block.parse(one));
  const uses = new Map<string, BuiltInUse>();
  const found = new Map<string, string[]>();
  for (const one of blocks) {
    if (one.type === "server_tool_use") uses.set(one.id, builtInUse(one.name, inputOf(one, blocks)));
    if (one.type !== "web_search_tool_result" && one.type !== "web_fetch_tool_result") continue;
    const use = uses.get(one.tool_use_id);
    if (!use) continue;
    const pages = fill(use, one.content);
    found.set(
      one.tool_use_id,
      pages.map(({ url }) => url),
    );
  }
  const cited = blocks.flatMap((one) => (one.type === "text" ? (one.citations ?? []) : []));
  for (const [id, use] of uses) {
    const own = cited.filter(({ url }) => url !== "" && found.get(id)?.includes(url));
    if (own.length === 0) continue;
    use.sources = sourcesOf(own.map(({ url, title, cited_text: said }): FoundPage => ({ url, title, said })));
  }
  return [...uses.values()];
}

/** What came back. Gives the pages in it. */
function fill(use: BuiltInUse, content: unknown): FoundPage[] {
  const failed = failure.safeParse(content).data;
  if (failed) {
    use.error = failed.error_code;
    use.toolOutput = `Error: ${failed.error_code}`;
    return [];
  }
  const one = fetched.safeParse(content).data;
  const pages: FoundPage[] = one
    ? [{ url: one.url, title: one.content?.title, said: one.content?.source.data.slice(0, mostOfPage) }]
    : z
        .array(page.nullable().catch(null))
        .catch([])
        .parse(content)
        .flatMap((read) => read ?? []);
  use.toolOutput = pagesText(pages);
  // A page that the model asked for by its address is what it read.
  if (one) use.sources = sourcesOf(pages);
  return pages;
}

function inputOf({ input, index }: Extract<Block, { type: "server_tool_use" }>, blocks: readonly Block[]): unknown {
  if (typeof input !== "string") return input ?? {};
  const pieces = blocks.flatMap((one) => (one.type === "input_json_delta" && one.index === index ? one.input : []));
  try {
    return JSON.parse(input + pieces.join(""));
  } catch {
    return {};
  }
}
