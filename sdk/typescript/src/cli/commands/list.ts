import { type Command, flag } from "../command.js";

export const list: Command = {
  name: "list",
  usage: "weft list [--json]",
  summary: "Lists the flows of the server.",
  options: { json: { type: "boolean", help: "Prints JSON." } },
  examples: ["weft list"],
  async run({ terminal, options, connect }) {
    const flows = await (await connect()).flows.list();
    if (flag(options, "json")) terminal.print(JSON.stringify(flows, null, 2));
    else
      for (const { id, name, type, version, published } of flows) {
        const behind =
          version !== published ? terminal.paint.yellow(` (published: ${String(published ?? "none")})`) : "";
        terminal.print(
          `${id}  ${type === "AGENTFLOW" ? "agentflow" : "chatflow "}  v${String(version ?? 0)}${behind}  ${name}`,
        );
      }
    return 0;
  },
};
