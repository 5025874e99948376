import { z } from "zod";
import figmaApi from "../credentials/figma-api.credential";
import { defineNode } from "../define-node";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { readJson } from "./web-service";

const part = z.looseObject({
  name: z.string().optional(),
  characters: z.string().optional(),
  children: z.array(z.unknown()).optional(),
});
const file = z.object({ name: z.string(), nodes: z.record(z.string(), z.object({ document: part }).nullable()) });

export default defineNode({
  name: "figma",
  version: 2,
  label: "Figma",
  description: "Reads the texts of a Figma file.",
  category: "Document Loaders",
  icon: "figma.svg",
  provides: ["Document"],
  credential: figmaApi,
  outputs: loaderOutputs,
  inputs: {
    fileKey: {
      type: "string",
      label: "File Key",
      description: "What follows /file/ or /design/ in the file's address.",
    },
    nodeIds: {
      type: "string",
      label: "Node IDs",
      description: "Separated by commas; each is a document.",
      placeholder: "0:1, 1:2",
    },
    recursive: {
      type: "boolean",
      label: "Recursive",
      description: "With the texts of the frames inside it.",
      default: true,
      optional: true,
    },
    ...loaderInputs,
  },
  create: async (context) => {
    const { inputs, secrets, tools } = context;
    return loaderOutput(context, async function* ({ signal, skip }) {
      const service = { name: "Figma", fetch: tools.fetch, headers: { "x-figma-token": secrets.accessToken }, signal };
      const ids = inputs.nodeIds.split(",").map((id) => id.trim().replace("-", ":"));
      const key = encodeURIComponent(inputs.fileKey.trim());
      const url = `https://api.figma.com/v1/files/${key}/nodes?${new URLSearchParams({ ids: ids.join(",") })}`;
      const read = await readJson(service, url, file);
      for (const id of ids) {
        const node = read.nodes[id];
        if (!node) skip(id, `The file “${read.name}” has no node ${id}.`);
        else
          yield {
            pageContent: [...textsOf(node.document, inputs.recursive ? 100 : 1)].join("\n"),
            metadata: {
              source: `https://www.figma.com/file/${key}?node-id=${id}`,
              title: read.name,
              nodeId: id,
              name: node.document.name,
            },
          };
      }
    });
  },
});

function* textsOf({ characters, children = [] }: z.infer<typeof part>, depth: number): Generator<string> {
  if (characters?.trim()) yield characters;
  if (depth > 0) for (const child of children) yield* textsOf(part.safeParse(child).data ?? {}, depth - 1);
}
