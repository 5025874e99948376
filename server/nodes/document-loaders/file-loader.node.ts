import { defineNode } from "../define-node";
import { fileDocuments } from "./file-documents";
import { inputFiles } from "./input-files";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { ocrInput } from "./ocr-input";
import { readFiles } from "./read-files";
import { usageInput } from "./usage-input";

export default defineNode({
  name: "fileLoader",
  version: 2,
  label: "File Loader",
  description: "Reads files of every kind that is known here, each in its way.",
  category: "Document Loaders",
  icon: "any-file.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  inputs: {
    file: { type: "file", label: "File", fileType: "*", optional: true },
    textSplitter: loaderInputs.textSplitter,
    usage: { ...usageInput, label: "Pdf Usage", optional: true, additional: true },
    ocr: ocrInput,
    legacyBuild: {
      type: "boolean",
      label: "Use Legacy Build",
      description: "Kept from imported flows; there is one reader here.",
      optional: true,
      additional: true,
    },
    pointerName: {
      type: "string",
      label: "JSONL Pointer Extraction",
      description: "Where the text is in each line of a JSONL file. Without it the whole line is read.",
      placeholder: "key",
      optional: true,
      additional: true,
    },
    metadata: loaderInputs.metadata,
    omitMetadataKeys: loaderInputs.omitMetadataKeys,
  },
  create: async (context) => {
    const { inputs, tools } = context;
    const { usage, ocr, pointerName: pointer } = inputs;
    return loaderOutput(context, (run) =>
      readFiles(inputFiles(inputs.file, "*", run, context), run, (file) =>
        fileDocuments(file, { usage, ocr, pointer }, { documents: tools.documents, run }),
      ),
    );
  },
});
