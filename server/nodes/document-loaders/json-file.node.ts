import { defineNode } from "../define-node";
import { jsonObjectInput } from "../json-input";
import { inputFiles } from "./input-files";
import { jsonDocuments, withoutPointers } from "./json-documents";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { readFiles } from "./read-files";

const fileType = ".json";

export default defineNode({
  name: "jsonFile",
  version: 3.1,
  label: "Json File",
  description: "Reads the texts of JSON files.",
  category: "Document Loaders",
  icon: "json-file.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  inputs: {
    jsonFile: { type: "file", label: "Json File", fileType, optional: true },
    textSplitter: loaderInputs.textSplitter,
    separateByObject: {
      type: "boolean",
      label: "Separate by JSON Object (JSON Array)",
      description: "Each object of the list is a document of its own.",
      optional: true,
      additional: true,
    },
    pointersName: {
      type: "string",
      label: "Pointers Extraction (separated by commas)",
      description: "Only the texts under these keys, such as title, /author/name. A single key is found at any depth.",
      placeholder: "key1, key2",
      optional: true,
      additional: true,
      hide: { separateByObject: true },
    },
    metadata: {
      ...loaderInputs.metadata,
      description: "Added to the metadata of every document. A value such as /source is looked up in its object.",
    },
    omitMetadataKeys: loaderInputs.omitMetadataKeys,
  },
  create: async (context) => {
    const { jsonFile, pointersName, separateByObject } = context.inputs;
    const metadata = jsonObjectInput(context.inputs.metadata, "Additional Metadata");
    const inputs = { ...context.inputs, ...(separateByObject && { metadata: withoutPointers(metadata) }) };
    const options = { pointers: pointersName, byObject: separateByObject, metadata };
    return loaderOutput({ ...context, inputs }, (run) =>
      readFiles(inputFiles(jsonFile, fileType, run, context), run, (file) => jsonDocuments(file, options)),
    );
  },
});
