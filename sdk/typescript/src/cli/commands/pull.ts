import { resolve } from "node:path";
import { type Command, flag } from "../command.js";
import { findFlow } from "../find-flow.js";
import { pathsById, shown, writeFlow } from "../flow-folder.js";
import { folderOf, folderOption } from "../folder-option.js";
import { readPulled } from "../pulled.js";
import { Told } from "../told.js";

export const pull: Command = {
  name: "pull",
  usage: "weft pull [FLOW…] [--all] [--dir FOLDER]",
  summary: "Writes flows to files, one for each, fit for git.",
  details: [
    "A FLOW is an id, a name or a file that was pulled before. Without one, the flows that the folder has already are brought up to date. Files hold no secrets: credentials, passwords and headers stay on the server.",
  ],
  options: { ...folderOption, all: { type: "boolean", help: "Every flow of the server." } },
  examples: ["weft pull --all", 'weft pull "Support" --dir flows'],
  async run({ terminal, args, options, cwd, connect }) {
    const client = await connect();
    const folder = folderOf(options, cwd);
    const known = await pathsById(folder);
    const ids = flag(options, "all")
      ? (await client.flows.list()).map(({ id }) => id)
      : await Promise.all(
          args.map((wanted) => findFlow(client, wanted.endsWith(".json") ? resolve(cwd, wanted) : wanted)),
        );
    const wanted = ids.length > 0 || flag(options, "all") ? ids : [...known.keys()];
    if (wanted.length === 0) throw new Told("Nothing to pull. Name flows, or write `weft pull --all`.");
    const pulled = await readPulled(folder);
    for (const id of wanted) {
      const { text } = await client.flows.export(id);
      const path = await writeFlow(folder, text, known);
      known.set(id, path);
      pulled.remember(id, text);
      terminal.print(shown(cwd, path));
    }
    await pulled.save();
    return 0;
  },
};
