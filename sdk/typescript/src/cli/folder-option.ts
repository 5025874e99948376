import { resolve } from "node:path";
import { type OptionSpec, type OptionValues, textOption } from "./command.js";

export const folderOption: Readonly<Record<string, OptionSpec>> = {
  dir: { type: "string", short: "d", value: "FOLDER", help: "Where the files are; flows when absent." },
};

export const folderOf = (options: OptionValues, cwd: string): string =>
  resolve(cwd, textOption(options, "dir") ?? "flows");
