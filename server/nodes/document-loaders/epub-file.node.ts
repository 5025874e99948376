import { defineNode } from "../define-node";
import { inputFiles } from "./input-files";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { pagedDocuments } from "./paged-documents";
import { readFiles } from "./read-files";

const fileType = ".epub";

export default defineNode({
  name: "epubFile",
  version: 1,
  label: "Epub File",
  description: "Reads electronic books, chapter by chapter.",
  category: "Document Loaders",
  icon: "epub-file.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  inputs: {
    epubFile: { type: "file", label: "Epub File", fileType, optional: true },
    textSplitter: loaderInputs.textSplitter,
    usage: {
      type: "options",
      label: "Usage",
      description: "One document for each chapter, or one for the whole book.",
      options: [
        { label: "One document per chapter", name: "perChapter" },
        { label: "One document per file", name: "perFile" },
      ],
      default: "perChapter",
    },
    metadata: loaderInputs.metadata,
    omitMetadataKeys: loaderInputs.omitMetadataKeys,
  },
  create: async (context) => {
    const { inputs, tools } = context;
    const usage = inputs.usage === "perFile" ? "perFile" : "perPage";
    return loaderOutput(context, (run) =>
      readFiles(inputFiles(inputs.epubFile, fileType, run, context), run, (file) =>
        pagedDocuments(file, { usage }, { documents: tools.documents, run }),
      ),
    );
  },
});
