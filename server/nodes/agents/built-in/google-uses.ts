import { z } from "zod";
import { type BuiltInUse, builtInUse, type FoundPage, pagesText, sourcesOf } from "./built-in-use";

const grounding = z.object({
  webSearchQueries: z.array(z.string()).catch([]),
  groundingChunks: z
    .array(z.object({ web: z.object({ uri: z.string(), title: z.string().nullish() }).optional() }))
    .catch([]),
  groundingSupports: z
    .array(
      z.object({
        segment: z.object({ text: z.string().catch("") }).optional(),
        groundingChunkIndices: z.array(z.number()).catch([]),
      }),
    )
    .catch([]),
});
const urls = z.object({
  urlMetadata: z.array(z.object({ retrievedUrl: z.string(), urlRetrievalStatus: z.string().catch("") })).min(1),
});
const part = z.union([
  z.object({
    type: z.literal("executableCode"),
    executableCode: z.object({ code: z.string().catch(""), language: z.string().optional() }),
  }),
  z.object({
    type: z.literal("codeExecutionResult"),
    codeExecutionResult: z.object({ output: z.string().catch(""), outcome: z.string().catch("") }),
  }),
  z.object({ type: z.literal("inlineData"), inlineData: z.object({ mimeType: z.string(), data: z.string() }) }),
  z.object({ type: z.literal("other") }).catch({ type: "other" }),
]);

/** What Gemini's own tools did for an answer: told beside the message, and what its code did within. */
export function googleUses(content: unknown, beside: Readonly<Record<string, unknown>>): BuiltInUse[] {
  return [
    ...searches(grounding.safeParse(beside["groundingMetadata"]).data),
    ...readings(urls.safeParse(beside["urlContextMetadata"]).data),
    ...executions(Array.isArray(content) ? content.map((one) => part.parse(one)) : []),
  ];
}

function searches(found: z.output<typeof grounding> | undefined): BuiltInUse[] {
  if (!found) return [];
  const { webSearchQueries: queries, groundingChunks, groundingSupports } = found;
  const saidBy = (chunk: number): string =>
    groundingSupports
      .filter(({ groundingChunkIndices }) => groundingChunkIndices.includes(chunk))
      .map(({ segment }) => segment?.text ?? "")
      .join("\n");
  const pages = groundingChunks.flatMap(({ web }, index): FoundPage[] =>
    web ? [{ url: web.uri, title: web.title, said: saidBy(index) }] : [],
  );
  if (queries.length === 0 && pages.length === 0) return [];
  return [builtInUse("google_search", { queries }, { toolOutput: pagesText(pages), sources: sourcesOf(pages) })];
}

function readings(read: z.output<typeof urls> | undefined): BuiltInUse[] {
  if (!read) return [];
  const pages = read.urlMetadata.map(({ retrievedUrl: url, urlRetrievalStatus: status }) => ({
    url,
    ok: status.endsWith("SUCCESS"),
  }));
  const toolOutput = pages.map(({ url, ok }) => (ok ? url : `${url} could not be read`)).join("\n");
  const input = { urls: pages.map(({ url }) => url) };
  return [builtInUse("url_context", input, { toolOutput, sources: sourcesOf(pages.filter(({ ok }) => ok)) })];
}

function executions(parts: readonly z.output<typeof part>[]): BuiltInUse[] {
  const uses: BuiltInUse[] = [];
  for (const one of parts) {
    const last = uses.at(-1);
    if (one.type === "executableCode") uses.push(builtInUse("code_execution", one.executableCode));
    if (one.type === "codeExecutionResult" && last) {
      const { output, outcome } = one.codeExecutionResult;
      last.toolOutput = output;
      if (outcome !== "OUTCOME_OK" && outcome !== "") last.error = outcome;
    }
    const format = one.type === "inlineData" ? /^image\/(png|jpeg|webp|gif)$/.exec(one.inlineData.mimeType)?.[1] : "";
    if (one.type !== "inlineData" || !format) continue;
    const { mimeType: mime, data: base64 } = one.inlineData;
    const drawn = { name: `picture.${format}`, mime, base64 };
    if (last) last.made.push(drawn);
    else uses.push(builtInUse("image_generation", {}, { toolOutput: "Drew a picture.", made: [drawn] }));
  }
  return uses;
}
