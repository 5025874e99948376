import { resolve } from "node:path";
import { writeFile } from "node:fs/promises";
import { type Command, flag } from "../command.js";
import { readFlows, shown } from "../flow-folder.js";
import { folderOf, folderOption } from "../folder-option.js";
import { printReport } from "../print-report.js";
import { readPulled } from "../pulled.js";
import { pushFlow } from "../push-flow.js";

export const push: Command = {
  name: "push",
  usage: "weft push [FILE…] [--publish] [--force] [--dry-run] [--dir FOLDER]",
  summary: "Saves files as flows: new versions of those that are there, and new flows.",
  details: [
    "A flow is known by the id in its file; one without is made and its file gets the id. Secrets of nodes stay as they are on the server.",
    "A flow that was changed on the server since it was pulled is a conflict and stays as it is, unless you say --force. Exit code 1 then.",
  ],
  options: {
    ...folderOption,
    publish: { type: "boolean", help: "Lets callers have the new versions at once." },
    force: {
      type: "boolean",
      short: "f",
      help: "Replaces what was changed on the server since. In a pipeline git decides: use it there.",
    },
    "dry-run": { type: "boolean", short: "n", help: "Saves nothing and prints what would become of each node." },
  },
  examples: ["weft push", "weft push flows/support.json --publish", "weft push --dry-run"],
  async run({ terminal, args, options, cwd, connect }) {
    const client = await connect();
    const folder = folderOf(options, cwd);
    const files = await readFlows(
      args.map((path) => resolve(cwd, path)),
      folder,
    );
    const pulled = await readPulled(folder);
    const how = { force: flag(options, "force"), dryRun: flag(options, "dry-run"), publish: flag(options, "publish") };
    const { paint } = terminal;
    let conflicts = 0;
    for (const file of files) {
      const result = await pushFlow(client, file, pulled, how);
      const path = shown(cwd, file.path);
      if (result.outcome === "unchanged") terminal.print(`${paint.dim("unchanged")}  ${path}`);
      else if (result.outcome === "conflict") {
        conflicts += 1;
        terminal.print(`${paint.red("conflict")}   ${path}`);
        terminal.note(
          `  “${file.name}” was changed on the server since you pulled it. \`weft diff ${path}\` shows how; pull it, or push with --force.`,
        );
      } else if (result.outcome === "checked") {
        terminal.print(`${paint.yellow(result.isNew ? "would make" : "would change")}  ${path}`);
        printReport(terminal, result.report);
      } else {
        const { text } = await client.flows.export(result.id);
        await writeFile(file.path, text);
        pulled.remember(result.id, text);
        const { version, published } = result.report.flow ?? { version: 0, published: 0 };
        const state = version === published ? "published" : `published: ${String(published)}`;
        terminal.print(`${paint.green(result.isNew ? "made" : "changed")}  ${path}  v${String(version)} (${state})`);
      }
    }
    if (!how.dryRun) await pulled.save();
    return conflicts > 0 ? 1 : 0;
  },
};
