import { resolve } from "node:path";
import { isObject, parseLoosely } from "../../json.js";
import { type WeftClient, WeftError } from "../../weft-client.js";
import { type Command, flag } from "../command.js";
import { type FlowDiff, flowDiff, isSame } from "../flow-diff.js";
import { type LocalFlow, readFlows, shown } from "../flow-folder.js";
import { folderOf, folderOption } from "../folder-option.js";
import { printDiff } from "../print-diff.js";

export const diff: Command = {
  name: "diff",
  usage: "weft diff [FILE…] [--json] [--dir FOLDER]",
  summary: "Shows what a push would change: + is in the file, - is on the server.",
  details: ["Exit code 1 when something is different, 0 when nothing is."],
  options: { ...folderOption, json: { type: "boolean", help: "Prints JSON." } },
  examples: ["weft diff", "weft diff flows/support.json --json"],
  async run({ terminal, args, options, cwd, connect }) {
    const client = await connect();
    const files = await readFlows(
      args.map((path) => resolve(cwd, path)),
      folderOf(options, cwd),
    );
    const found = await Promise.all(files.map(async (file) => ({ file, ...(await compare(client, file)) })));
    const different = found.filter((one) => one.isNew || !isSame(one.difference));
    if (flag(options, "json"))
      terminal.print(
        JSON.stringify(
          different.map(({ file, isNew, difference }) => ({
            file: shown(cwd, file.path),
            id: file.id ?? null,
            isNew,
            ...difference,
          })),
          null,
          2,
        ),
      );
    else
      for (const { file, isNew, difference } of different) {
        terminal.print(terminal.paint.bold(`${shown(cwd, file.path)}${isNew ? " (new)" : ""}`));
        printDiff(terminal, difference);
      }
    return different.length > 0 ? 1 : 0;
  },
};

async function compare(client: WeftClient, file: LocalFlow): Promise<{ isNew: boolean; difference: FlowDiff }> {
  const there = file.id === undefined ? undefined : await textOf(client, file.id);
  const value = parseLoosely(there ?? "");
  const json = isObject(value) ? value : { name: file.json["name"], nodes: [], edges: [] };
  return { isNew: there === undefined, difference: flowDiff(json, file.json) };
}

async function textOf(client: WeftClient, id: string): Promise<string | undefined> {
  try {
    return (await client.flows.export(id)).text;
  } catch (error) {
    if (error instanceof WeftError && error.status === 404) return undefined;
    throw error;
  }
}
