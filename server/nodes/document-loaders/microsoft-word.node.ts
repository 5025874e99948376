import { defineNode } from "../define-node";
import { inputFiles } from "./input-files";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { pagedDocuments } from "./paged-documents";
import { readFiles } from "./read-files";

const fileType = ".docx, .docm, .doc";

export default defineNode({
  name: "microsoftWord",
  version: 1,
  label: "Microsoft Word",
  description: "Reads Word documents.",
  category: "Document Loaders",
  icon: "word-file.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  inputs: {
    docxFile: { type: "file", label: "Word File", fileType, optional: true },
    ...loaderInputs,
  },
  create: async (context) => {
    const { inputs, tools } = context;
    return loaderOutput(context, (run) =>
      readFiles(inputFiles(inputs.docxFile, fileType, run, context), run, (file) =>
        pagedDocuments(file, { usage: "perFile" }, { documents: tools.documents, run }),
      ),
    );
  },
});
