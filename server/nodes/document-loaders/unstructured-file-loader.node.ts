import { z } from "zod";
import { AppError } from "@/domain/errors";
import unstructuredApi from "../credentials/unstructured-api.credential";
import { defineNode } from "../define-node";
import { inputFiles } from "./input-files";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { readFiles } from "./read-files";
import { pageAddress } from "./web-pages";
import { readJson } from "./web-service";

const elements = z.array(
  z.object({ type: z.string(), text: z.string(), metadata: z.record(z.string(), z.unknown()).default({}) }),
);
const fileType =
  ".txt, .text, .pdf, .docx, .doc, .jpg, .jpeg, .png, .eml, .html, .htm, .md, .pptx, .ppt, .msg, .rtf, .xlsx, .xls, .odt, .epub";

export default defineNode({
  name: "unstructuredFileLoader",
  version: 4,
  label: "Unstructured File Loader",
  description: "Has files read by an Unstructured server, in many more formats.",
  category: "Document Loaders",
  icon: "any-file.svg",
  provides: ["Document"],
  credential: unstructuredApi,
  credentialOptional: true,
  outputs: loaderOutputs,
  inputs: {
    fileObject: { type: "file", label: "Files Upload", fileType, optional: true },
    filePath: {
      type: "string",
      label: "File Path",
      description: "From imported flows. Files of the server are not read; leave empty and choose the file instead.",
      optional: true,
      additional: true,
    },
    unstructuredAPIUrl: {
      type: "string",
      label: "Unstructured API URL",
      default: "http://localhost:8000/general/v0/general",
    },
    strategy: {
      type: "options",
      label: "Strategy",
      description: "How pages are read: fast takes the text alone, hi_res looks at the page.",
      options: [
        { label: "Hi-Res", name: "hi_res" },
        { label: "Fast", name: "fast" },
        { label: "OCR Only", name: "ocr_only" },
        { label: "Auto", name: "auto" },
      ],
      default: "auto",
      optional: true,
      additional: true,
    },
    chunkingStrategy: {
      type: "options",
      label: "Chunking Strategy",
      description: "Without one each element of a page is a document.",
      options: [
        { label: "None", name: "None" },
        { label: "By Title", name: "by_title" },
      ],
      default: "by_title",
      optional: true,
      additional: true,
    },
    maxCharacters: {
      type: "number",
      label: "Max Characters",
      description: "Longest chunk.",
      default: 500,
      min: 1,
      step: 1,
      optional: true,
      additional: true,
    },
    ...loaderInputs,
  },
  create: async (context) => {
    const { inputs, secrets, tools, node } = context;
    const headers = { ...(secrets.unstructuredAPIKey && { "unstructured-api-key": secrets.unstructuredAPIKey }) };
    return loaderOutput(context, async function* (run) {
      if (inputs.filePath?.trim())
        throw new AppError(
          "unprocessable",
          `“${node.label}” names a file of the server, and flows may not read the server's files. Empty “File Path” and choose the file.`,
          { nodeId: node.id },
        );
      const url = pageAddress(inputs.unstructuredAPIUrl);
      const service = { name: "Unstructured", fetch: tools.fetch, headers, signal: run.signal };
      const files = inputFiles(inputs.fileObject, fileType, run, context);
      yield* readFiles(files, run, async function* ({ name, mime, bytes }) {
        const body = new FormData();
        body.append("files", new Blob([new Uint8Array(bytes)], { type: mime }), name);
        body.append("strategy", inputs.strategy);
        if (inputs.chunkingStrategy === "by_title") {
          body.append("chunking_strategy", "by_title");
          body.append("max_characters", String(inputs.maxCharacters));
        }
        for (const { type, text, metadata } of await readJson(service, url, elements, { method: "POST", body }))
          if (text.trim() !== "") yield { pageContent: text, metadata: { ...metadata, source: name, category: type } };
      });
    });
  },
});
