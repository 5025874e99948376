import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Command, textOption } from "../command.js";
import { findFlow } from "../find-flow.js";
import { Told } from "../told.js";

export const exportFile: Command = {
  name: "export",
  usage: "weft export FLOW [--output FILE]",
  summary: "Prints a flow's file, or writes it where you say.",
  options: { output: { type: "string", short: "o", value: "FILE", help: "Where to write it." } },
  examples: ["weft export Support > support.json"],
  async run({ terminal, args, options, cwd, connect }) {
    const [wanted] = args;
    if (wanted === undefined) throw new Told("Which flow? Write `weft export FLOW`.");
    const client = await connect();
    const { text } = await client.flows.export(await findFlow(client, wanted));
    const output = textOption(options, "output");
    if (output === undefined) terminal.write(text);
    else await writeFile(resolve(cwd, output), text);
    return 0;
  },
};
