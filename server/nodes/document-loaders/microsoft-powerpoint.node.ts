import { defineNode } from "../define-node";
import { inputFiles } from "./input-files";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { pagedDocuments } from "./paged-documents";
import { readFiles } from "./read-files";

const fileType = ".pptx, .pptm, .ppt";

export default defineNode({
  name: "microsoftPowerpoint",
  version: 1,
  label: "Microsoft PowerPoint",
  description: "Reads presentations, a document for each slide.",
  category: "Document Loaders",
  icon: "slides-file.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  inputs: {
    powerpointFile: { type: "file", label: "PowerPoint File", fileType, optional: true },
    ...loaderInputs,
  },
  create: async (context) => {
    const { inputs, tools } = context;
    return loaderOutput(context, (run) =>
      readFiles(inputFiles(inputs.powerpointFile, fileType, run, context), run, (file) =>
        pagedDocuments(file, { usage: "perPage" }, { documents: tools.documents, run }),
      ),
    );
  },
});
