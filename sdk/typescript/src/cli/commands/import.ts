import { resolve } from "node:path";
import { type Command, flag, textOption } from "../command.js";
import { readFlow } from "../flow-folder.js";
import { printReport } from "../print-report.js";
import { Told } from "../told.js";

export const importFile: Command = {
  name: "import",
  usage: "weft import FILE… [--name NAME] [--dry-run] [--json]",
  summary: "Makes flows of files of Weft, Flowise, FlowGen or Agentok.",
  options: {
    name: { type: "string", value: "NAME", help: "The flow's name; otherwise the file's." },
    "dry-run": { type: "boolean", short: "n", help: "Saves nothing and prints what would become of each node." },
    json: { type: "boolean", help: "Prints JSON." },
  },
  examples: ['weft import "Support Agents.json"', "weft import old.json --dry-run"],
  async run({ terminal, args, options, cwd, connect }) {
    if (args.length === 0) throw new Told("Which file? Write `weft import FILE`.");
    const client = await connect();
    const dryRun = flag(options, "dry-run");
    for (const path of args) {
      const { json, name } = await readFlow(resolve(cwd, path));
      const report = await client.flows.import(json, { dryRun, name: textOption(options, "name") ?? name });
      if (flag(options, "json")) terminal.print(JSON.stringify(report, null, 2));
      else {
        const { flow } = report;
        terminal.print(flow ? `${terminal.paint.green("made")}  ${flow.id}  ${flow.name}` : path);
        printReport(terminal, report);
      }
    }
    return 0;
  },
};
