import { z } from "zod";
import { AppError } from "@/domain/errors";
import { defineNode } from "../define-node";
import { jsonObjectInput } from "../json-input";
import type { DocumentSource, TextDocument } from "../documents/document-slots";
import { loaderOutputs } from "./loader";

const documents = z.array(
  z.object({ pageContent: z.string(), metadata: z.record(z.string(), z.unknown()).default({}) }),
);
const timeoutMs = 60_000;

export default defineNode({
  name: "customDocumentLoader",
  version: 1,
  label: "Custom Document Loader",
  description: "Documents that JavaScript of your own makes, in a sandbox.",
  category: "Document Loaders",
  icon: "custom-loader.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  inputs: {
    functionInputVariables: {
      type: "json",
      label: "Input Variables",
      description: "Each is a variable of the function with a dollar sign: name becomes $name.",
      references: true,
      optional: true,
    },
    javascriptFunction: {
      type: "code",
      language: "javascript",
      label: "Javascript Function",
      description: "Body of an async function. Returns a list of documents; for the output Text, a string.",
      example: 'return [\n  { pageContent: "Document content", metadata: { title: "Document title" } }\n];',
    },
  },
  async create({ inputs, tools, output, node, flow, signal }): Promise<DocumentSource | string> {
    const variables = jsonObjectInput(inputs.functionInputVariables, "Input Variables") ?? {};
    const named = Object.entries(variables).map(([name, value]) => [`$${name}`, value] as const);
    const globals = { $flow: { chatflowId: flow.id }, ...Object.fromEntries(named) };
    const make = (stop: AbortSignal): Promise<unknown> =>
      tools.runScript({ code: inputs.javascriptFunction, globals, timeoutMs, signal: stop });
    const problem = (what: string): AppError =>
      new AppError("unprocessable", `The function of “${node.label}” must return ${what}.`, { nodeId: node.id });
    const listed = (made: unknown): TextDocument[] => {
      const read = documents.safeParse(made);
      if (!read.success) throw problem('a list of documents, such as [{ pageContent: "…", metadata: {} }]');
      return read.data;
    };
    if (output !== "text")
      return {
        async *load(run) {
          yield* listed(await make(run.signal));
        },
      };
    const made = await make(signal);
    return typeof made === "string"
      ? made
      : listed(made)
          .map(({ pageContent }) => pageContent)
          .join("\n");
  },
});
