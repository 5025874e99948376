import { defineNode } from "../define-node";
import { inputFiles } from "./input-files";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";

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
    loaderOutput(context, async function* (run) {
      for await (const { name, bytes } of inputFiles(context.inputs.txtFile, fileType, run, context)) {
        const text = new TextDecoder("utf-8").decode(bytes);
        // Files of other kinds under a text's name would fill the store with noise.
        if (text.includes("\0")) run.skip(name, "It is not a text file.");
        else yield { pageContent: text, metadata: { source: name } };
      }
    }),
});
