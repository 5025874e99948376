import { z } from "zod";
import { type BuiltInUse, builtInUse, type ContainerFile, type FoundPage, pagesText, sourcesOf } from "./built-in-use";

const annotation = z.union([
  z.object({ type: z.literal("url_citation"), url: z.string(), title: z.string().nullish() }),
  z.object({
    ...{ type: z.literal("container_file_citation"), container_id: z.string(), file_id: z.string() },
    filename: z.string(),
  }),
  z.object({ type: z.literal("other") }).catch({ type: "other" }),
]);
const item = z.union([
  z.object({
    type: z.literal("message"),
    content: z.array(z.object({ annotations: z.array(annotation).nullish() })).catch([]),
  }),
  z.object({ type: z.literal("web_search_call"), action: z.record(z.string(), z.unknown()).nullish() }),
  z.object({
    type: z.literal("image_generation_call"),
    result: z.string().nullish(),
    output_format: z.enum(["png", "jpeg", "webp"]).catch("png"),
    revised_prompt: z.string().nullish(),
  }),
  z.object({
    type: z.literal("code_interpreter_call"),
    code: z.string().nullish(),
    outputs: z
      .array(z.looseObject({ type: z.string(), logs: z.string().optional(), url: z.string().optional() }))
      .nullish(),
  }),
  z.object({ type: z.literal("other") }).catch({ type: "other" }),
]);

type Item = z.output<typeof item>;

/** What OpenAI's own tools did for an answer, as its API for responses lists it. */
export function openAiUses(output: unknown): BuiltInUse[] {
  if (!Array.isArray(output)) return [];
  const items = output.map((one) => item.parse(one));
  const uses = items.flatMap((one) => useOf(one) ?? []);
  const cited = items.flatMap((one) => (one.type === "message" ? one.content : []));
  const annotations = cited.flatMap((part) => part.annotations ?? []);
  const pages = annotations.flatMap((one): FoundPage[] => (one.type === "url_citation" ? [one] : []));
  if (pages.length > 0) {
    const search = lastOf(uses, "web_search");
    search.sources = sourcesOf(pages);
    search.toolOutput = pagesText(pages);
  }
  const files = annotations.flatMap((one): ContainerFile[] =>
    one.type === "container_file_citation"
      ? [{ containerId: one.container_id, fileId: one.file_id, name: one.filename }]
      : [],
  );
  if (files.length > 0) lastOf(uses, "code_interpreter").containerFiles = files;
  return uses;
}

/** Citations do not say which call they come from. */
function lastOf(uses: BuiltInUse[], tool: string): BuiltInUse {
  const known = uses.findLast((use) => use.tool === tool);
  if (known) return known;
  const made = builtInUse(tool, {});
  uses.push(made);
  return made;
}

function useOf(one: Item): BuiltInUse | undefined {
  switch (one.type) {
    case "web_search_call":
      return builtInUse("web_search", one.action ?? {});
    case "image_generation_call": {
      const { result, output_format: format, revised_prompt: prompt } = one;
      return builtInUse("image_generation", prompt ? { prompt } : {}, {
        toolOutput: result ? "Drew a picture." : "",
        made: result ? [{ name: `picture.${format}`, mime: `image/${format}`, base64: result }] : [],
      });
    }
    case "code_interpreter_call":
      return builtInUse(
        "code_interpreter",
        { code: one.code ?? "" },
        {
          toolOutput: (one.outputs ?? []).flatMap(({ logs }) => logs ?? []).join("\n"),
          made: (one.outputs ?? []).flatMap(({ url }) => pictureOf(url) ?? []),
        },
      );
    case "message":
    case "other":
      return undefined;
  }
}

function pictureOf(url = ""): BuiltInUse["made"][number] | undefined {
  const [, format = "", base64 = ""] = /^data:image\/(png|jpeg|webp);base64,(.+)$/s.exec(url) ?? [];
  return base64 === "" ? undefined : { name: `plot.${format}`, mime: `image/${format}`, base64 };
}
