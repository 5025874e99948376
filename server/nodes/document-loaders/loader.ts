import type { Fields } from "@/domain/catalogue/field";
import type { OutputSpec } from "@/domain/catalogue/node-spec";
import type { DocumentSource, LoadRun, TextDocument, TextSplitter } from "../documents/document-slots";
import { jsonObjectInput } from "../json-input";

export const loaderOutputs = [
  {
    name: "document",
    label: "Document",
    description: "Documents with their metadata.",
    provides: ["Document", "json"],
  },
  {
    name: "text",
    label: "Text",
    description: "The text of all of them, one after the other.",
    provides: ["string", "json"],
  },
] as const satisfies readonly OutputSpec[];

/** Inputs that every loader has. */
export const loaderInputs = {
  textSplitter: {
    type: "slot",
    accepts: "TextSplitter",
    label: "Text Splitter",
    description: "Without one every page or file is one document.",
    optional: true,
  },
  metadata: {
    type: "json",
    label: "Additional Metadata",
    description: "Added to the metadata of every document.",
    optional: true,
    additional: true,
  },
  omitMetadataKeys: {
    type: "string",
    label: "Omit Metadata Keys",
    description: "Metadata not to keep, separated by commas; * keeps only the additional one.",
    placeholder: "key1, key2",
    rows: 4,
    optional: true,
    additional: true,
  },
} as const satisfies Fields;

interface LoaderParts {
  inputs: { textSplitter: TextSplitter | undefined; metadata: unknown; omitMetadataKeys: string | undefined };
  output: string;
  signal: AbortSignal;
}

/**
 * What a loader's chosen output is: a source of documents, or the text of them all. `read` gives whole pages or files;
 * they are split and their metadata is completed here.
 */
export async function loaderOutput(
  { inputs, output, signal }: LoaderParts,
  read: (run: LoadRun) => AsyncIterable<TextDocument>,
): Promise<DocumentSource | string> {
  const withMetadata = metadataRule(inputs);
  const { textSplitter } = inputs;
  const source: DocumentSource = {
    async *load(run) {
      for await (const whole of read(textSplitter?.readsMarkup ? { ...run, markup: true } : run)) {
        const document = withMetadata(whole);
        if (textSplitter) yield* await textSplitter.split(document);
        else yield document;
      }
    },
  };
  return output === "text" ? textOf(source, signal) : source;
}

async function textOf(source: DocumentSource, signal: AbortSignal): Promise<string> {
  const texts: string[] = [];
  const skip = (item: string, reason: string): never => {
    throw new Error(`${item}: ${reason}`);
  };
  for await (const { pageContent } of source.load({ files: [], signal, skip })) texts.push(pageContent);
  return texts.join("\n");
}

function metadataRule({ metadata, omitMetadataKeys }: LoaderParts["inputs"]) {
  const added = jsonObjectInput(metadata, "Additional Metadata");
  const omitted = new Set((omitMetadataKeys ?? "").split(",").map((key) => key.trim()));
  return (document: TextDocument): TextDocument => {
    const own = omitted.has("*")
      ? []
      : Object.entries(document.metadata).filter(([key]) => !omitted.has(key) && key !== "__proto__");
    return { ...document, metadata: { ...Object.fromEntries(own), ...added } };
  };
}
