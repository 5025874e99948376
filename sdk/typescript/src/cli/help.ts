import type { Command, OptionSpec } from "./command.js";

export const commonOptions: Readonly<Record<string, OptionSpec>> = {
  url: { type: "string", value: "URL", help: "Address of the server, before WEFT_URL and the last login." },
  key: { type: "string", value: "KEY", help: "API key, before WEFT_API_KEY and the last login." },
  help: { type: "boolean", short: "h", help: "Says how it is used." },
};

/** What `weft --help` prints. */
export const overview = (commands: readonly Command[], version: string): string =>
  [
    `weft ${version}: flows of a Weft server from the command line.`,
    "",
    "Usage: weft COMMAND [options]",
    "",
    ...commands.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`),
    "",
    "`weft COMMAND --help` says more. The server and the key come from --url and --key, from WEFT_URL and WEFT_API_KEY,",
    "or from the last `weft login`. NO_COLOR turns colours off.",
  ].join("\n");

export const helpOf = ({ usage, summary, details = [], options, examples }: Command): string =>
  [
    `Usage: ${usage}`,
    "",
    summary,
    ...details.flatMap((paragraph) => ["", paragraph]),
    "",
    "Options:",
    ...Object.entries({ ...options, ...commonOptions }).map(([name, { short, value, help }]) => {
      const spelled = `${short ? `-${short}, ` : "    "}--${name}${value ? ` ${value}` : ""}`;
      return `  ${spelled.padEnd(28)} ${help}`;
    }),
    "",
    "Examples:",
    ...examples.map((example) => `  ${example}`),
  ].join("\n");
