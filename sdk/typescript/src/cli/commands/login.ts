import { WeftClient } from "../../weft-client.js";
import { type Command, textOption } from "../command.js";
import { writeSettings } from "../settings.js";
import { Told } from "../told.js";

export const login: Command = {
  name: "login",
  usage: "weft login [--url URL] [--key KEY]",
  summary: "Remembers a server and a key for later commands.",
  details: [
    "The key needs the permission “manage”, and “predict” for run and test. It is kept in a file that only you can read. The variables WEFT_URL and WEFT_API_KEY come before it; set those in a pipeline.",
  ],
  options: {},
  examples: ["weft login --url https://flows.example.com"],
  async run({ terminal, options, env }) {
    const url = textOption(options, "url") ?? (await terminal.ask("Address of the server [http://localhost:3000]: "));
    const key = textOption(options, "key") ?? (await terminal.ask("API key: "));
    const settings = { url: url?.trim() || "http://localhost:3000", key: key?.trim() ?? "" };
    if (settings.key === "") throw new Told("A key is needed. Make one on the server, under API keys.");
    const flows = await new WeftClient({ baseUrl: settings.url, apiKey: settings.key }).flows.list();
    const file = await writeSettings(env, settings);
    terminal.note(`Logged in to ${settings.url}, which has ${String(flows.length)} flows. Kept in ${file}.`);
    return 0;
  },
};
