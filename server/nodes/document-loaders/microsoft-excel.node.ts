import { defineNode } from "../define-node";
import { fileDocuments } from "./file-documents";
import { inputFiles } from "./input-files";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { readFiles } from "./read-files";

const fileType = ".xlsx, .xls, .xlsm, .xlsb";

export default defineNode({
  name: "microsoftExcel",
  version: 1,
  label: "Microsoft Excel",
  description: "Reads workbooks, a document for each row of each sheet.",
  category: "Document Loaders",
  icon: "csv.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  inputs: {
    excelFile: { type: "file", label: "Excel File", fileType, optional: true },
    ...loaderInputs,
  },
  create: async (context) => {
    const { inputs, tools } = context;
    return loaderOutput(context, (run) =>
      readFiles(inputFiles(inputs.excelFile, fileType, run, context), run, (file) =>
        fileDocuments(file, { usage: "perFile" }, { documents: tools.documents, run }),
      ),
    );
  },
});
