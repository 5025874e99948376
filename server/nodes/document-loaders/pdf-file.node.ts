import { defineNode } from "../define-node";
import { inputFiles } from "./input-files";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { ocrInput } from "./ocr-input";
import { pagedDocuments } from "./paged-documents";
import { readFiles } from "./read-files";
import { usageInput } from "./usage-input";

const fileType = ".pdf";

export default defineNode({
  name: "pdfFile",
  version: 2,
  label: "Pdf File",
  description: "Reads the text of PDFs, page by page.",
  category: "Document Loaders",
  icon: "pdf-file.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  inputs: {
    pdfFile: { type: "file", label: "Pdf File", fileType, optional: true },
    textSplitter: loaderInputs.textSplitter,
    usage: usageInput,
    ocr: ocrInput,
    legacyBuild: {
      type: "boolean",
      label: "Use Legacy Build",
      description: "Kept from imported flows; there is one reader here.",
      optional: true,
      additional: true,
    },
    metadata: loaderInputs.metadata,
    omitMetadataKeys: loaderInputs.omitMetadataKeys,
  },
  create: async (context) => {
    const { inputs, tools } = context;
    return loaderOutput(context, (run) =>
      readFiles(inputFiles(inputs.pdfFile, fileType, run, context), run, (file) =>
        pagedDocuments(file, inputs, { documents: tools.documents, run }),
      ),
    );
  },
});
