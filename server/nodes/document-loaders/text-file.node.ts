import { defineNode } from "../define-node";
import { fileText } from "./file-text";
import { inputFiles } from "./input-files";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { readFiles } from "./read-files";

const fileType =
  ".txt, .html, .aspx, .asp, .cpp, .c, .cs, .css, .go, .h, .java, .js, .less, .ts, .php, .proto, .python, .py, .rst, .ruby, .rb, .rs, .scala, .sc, .scss, .sol, .sql, .swift, .markdown, .md, .tex, .ltx, .vb, .xml";

export default defineNode({
  name: "textFile",
  version: 3,
  label: "Text File",
  description: "Reads text and source files.",
  category: "Document Loaders",
  icon: "text-file.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  inputs: {
    txtFile: { type: "file", label: "Txt File", fileType, optional: true },
    ...loaderInputs,
  },
  create: async (context) =>
    loaderOutput(context, (run) =>
      readFiles(inputFiles(context.inputs.txtFile, fileType, run, context), run, (file) => [
        { pageContent: fileText(file), metadata: { source: file.name } },
      ]),
    ),
});
