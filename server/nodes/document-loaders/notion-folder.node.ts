import { endingOf } from "@/domain/files/file-types";
import { defineNode } from "../define-node";
import { folderDocuments, folderFileType } from "./folder-documents";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";

const exported: ReadonlySet<string> = new Set(["md", "csv", "html"]);

export default defineNode({
  name: "notionFolder",
  version: 2,
  label: "Notion Folder",
  description: "Reads the pages and tables of an archive that Notion exported.",
  category: "Document Loaders",
  icon: "notion.svg",
  docs: "https://www.notion.com/help/export-your-content",
  provides: ["Document"],
  outputs: loaderOutputs,
  inputs: {
    zipFile: {
      type: "file",
      label: "Exported Archive",
      description: "The zip file as Notion gives it, exported as Markdown & CSV or as HTML.",
      fileType: folderFileType,
      optional: true,
    },
    notionFolder: {
      type: "string",
      label: "Notion Folder",
      description:
        "From imported flows. Folders of the server are not read; leave empty and choose the archive instead.",
      optional: true,
      additional: true,
    },
    ...loaderInputs,
  },
  create: async (context) => {
    const { zipFile: archive, notionFolder: path } = context.inputs;
    // Notion packs large exports into archives inside the archive. What a table hides is in the pages of its rows.
    const isWanted = (name: string): boolean => exported.has(endingOf(name)) && !name.endsWith("_all.csv");
    const folder = { archive, path, pathLabel: "Notion Folder", usage: "perFile", isWanted, nested: true } as const;
    return loaderOutput(context, (run) => folderDocuments(folder, run, context));
  },
});
