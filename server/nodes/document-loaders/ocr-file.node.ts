import { defineNode } from "../define-node";
import { inputFiles } from "./input-files";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { pagedDocuments } from "./paged-documents";
import { readFiles } from "./read-files";
import { usageInput } from "./usage-input";

const fileType = ".png, .jpg, .jpeg, .webp, .gif, .pdf";

export default defineNode({
  name: "ocrFile",
  version: 1,
  label: "OCR File",
  description: "Reads English print off pictures and scanned PDFs, on this server and without a key.",
  category: "Document Loaders",
  icon: "ocr-file.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  inputs: {
    ocrFile: { type: "file", label: "Pictures or PDFs", fileType, optional: true },
    textSplitter: loaderInputs.textSplitter,
    usage: usageInput,
    metadata: loaderInputs.metadata,
    omitMetadataKeys: loaderInputs.omitMetadataKeys,
  },
  create: async (context) => {
    const { inputs, tools } = context;
    return loaderOutput(context, (run) =>
      readFiles(inputFiles(inputs.ocrFile, fileType, run, context), run, (file) =>
        pagedDocuments(file, { usage: inputs.usage, ocr: true }, { documents: tools.documents, run }),
      ),
    );
  },
});
