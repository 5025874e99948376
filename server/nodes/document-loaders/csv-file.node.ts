import { defineNode } from "../define-node";
import { csvDocuments } from "./csv-documents";
import { inputFiles } from "./input-files";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { readFiles } from "./read-files";

const fileType = ".csv";

export default defineNode({
  name: "csvFile",
  version: 3,
  label: "Csv File",
  description: "Reads CSV files, a document for each row.",
  category: "Document Loaders",
  icon: "csv.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  inputs: {
    csvFile: { type: "file", label: "Csv File", fileType, optional: true },
    textSplitter: loaderInputs.textSplitter,
    columnName: {
      type: "string",
      label: "Single Column Extraction",
      description: "Only what stands in this column. Without it every column is read with its name.",
      placeholder: "Enter column name",
      optional: true,
    },
    metadata: loaderInputs.metadata,
    omitMetadataKeys: loaderInputs.omitMetadataKeys,
  },
  create: async (context) => {
    const { csvFile, columnName } = context.inputs;
    return loaderOutput(context, (run) =>
      readFiles(inputFiles(csvFile, fileType, run, context), run, (file) => csvDocuments(file, columnName)),
    );
  },
});
