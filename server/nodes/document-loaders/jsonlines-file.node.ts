import { defineNode } from "../define-node";
import { jsonObjectInput } from "../json-input";
import { inputFiles } from "./input-files";
import { jsonLinesDocuments, withoutPointers } from "./json-documents";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { readFiles } from "./read-files";

const fileType = ".jsonl, .ndjson";

export default defineNode({
  name: "jsonlinesFile",
  version: 3,
  label: "Json Lines File",
  description: "Reads files with a JSON value on each line, a document for each.",
  category: "Document Loaders",
  icon: "json-file.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  inputs: {
    jsonlinesFile: { type: "file", label: "Jsonlines File", fileType, optional: true },
    textSplitter: loaderInputs.textSplitter,
    pointerName: {
      type: "string",
      label: "Pointer Extraction",
      description: 'Where the text is: of { "key": "value" } the pointer key reads "value".',
      placeholder: "key",
    },
    metadata: {
      ...loaderInputs.metadata,
      description: "Added to the metadata of every document. A value such as /source is looked up in its line.",
    },
    omitMetadataKeys: loaderInputs.omitMetadataKeys,
  },
  create: async (context) => {
    const { jsonlinesFile, pointerName } = context.inputs;
    const metadata = jsonObjectInput(context.inputs.metadata, "Additional Metadata");
    const inputs = { ...context.inputs, metadata: withoutPointers(metadata) };
    return loaderOutput({ ...context, inputs }, (run) =>
      readFiles(inputFiles(jsonlinesFile, fileType, run, context), run, (file) =>
        jsonLinesDocuments(file, { pointer: pointerName, metadata }),
      ),
    );
  },
});
