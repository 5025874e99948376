import { AppError } from "@/domain/errors";
import { defineNode } from "../define-node";
import { fileDocuments } from "./file-documents";
import { inputFiles } from "./input-files";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { ocrInput } from "./ocr-input";
import { orSkip, readFiles } from "./read-files";
import { usageInput } from "./usage-input";

const fileType = ".zip";

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
      fileType,
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
    const { inputs, tools, node } = context;
    const { pdfUsage: usage, ocr, pointerName: pointer } = inputs;
    return loaderOutput(context, async function* (run) {
      if (inputs.folderPath?.trim())
        throw new AppError(
          "unprocessable",
          `“${node.label}” names a folder of the server, and flows may not read the server's files. Empty “Folder Path” and choose the folder as a zip archive.`,
          { nodeId: node.id },
        );
      const { documents } = tools;
      const isWanted = (name: string): boolean => inputs.recursive || name.split("/").length <= 2;
      yield* readFiles(inputFiles(inputs.zipFile, fileType, run, context), run, async function* (archive) {
        const skip = run.skip.bind(run);
        for await (const { name, bytes } of documents.reader.unpack(archive, skip, run.signal)) {
          if (!isWanted(name)) continue;
          const file = { name, mime: "", bytes };
          yield* orSkip(name, run, () => fileDocuments(file, { usage, ocr, pointer }, { documents, run }));
        }
      });
    });
  },
});
