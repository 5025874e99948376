import { defineNode } from "../define-node";
import { folderDocuments, folderFileType } from "./folder-documents";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { ocrInput } from "./ocr-input";
import { usageInput } from "./usage-input";

export default defineNode({
  name: "folderFiles",
  version: 4,
  label: "Folder with Files",
  description: "Reads all files of a folder that you packed into a zip archive.",
  category: "Document Loaders",
  icon: "folder-files.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  inputs: {
    zipFile: {
      type: "file",
      label: "Zip Archive",
      description: "The folder, packed. It is unpacked in memory, file by file.",
      fileType: folderFileType,
      optional: true,
    },
    folderPath: {
      type: "string",
      label: "Folder Path",
      description: "From imported flows. Folders of the server are not read; leave empty and pack the folder instead.",
      optional: true,
      additional: true,
    },
    recursive: {
      type: "boolean",
      label: "Recursive",
      description: "With the folders inside it.",
      default: true,
      optional: true,
    },
    textSplitter: loaderInputs.textSplitter,
    pdfUsage: { ...usageInput, label: "Pdf Usage", optional: true, additional: true },
    ocr: ocrInput,
    pointerName: {
      type: "string",
      label: "JSONL Pointer Extraction",
      description: "Where the text is in each line of JSONL files. Without it the whole line is read.",
      placeholder: "key",
      optional: true,
      additional: true,
    },
    metadata: loaderInputs.metadata,
    omitMetadataKeys: loaderInputs.omitMetadataKeys,
  },
  create: async (context) => {
    const {
      zipFile: archive,
      folderPath: path,
      recursive,
      pdfUsage: usage,
      ocr,
      pointerName: pointer,
    } = context.inputs;
    const isWanted = (name: string): boolean => recursive || name.split("/").length <= 2;
    const folder = { archive, path, pathLabel: "Folder Path", usage, ocr, pointer, isWanted };
    return loaderOutput(context, (run) => folderDocuments(folder, run, context));
  },
});
