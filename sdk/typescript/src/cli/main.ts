import { parseArgs, type ParseArgsConfig } from "node:util";
import { WeftError } from "../weft-client.js";
import type { Command, OptionValues } from "./command.js";
import { diff } from "./commands/diff.js";
import { exportFile } from "./commands/export.js";
import { importFile } from "./commands/import.js";
import { list } from "./commands/list.js";
import { login } from "./commands/login.js";
import { pull } from "./commands/pull.js";
import { push } from "./commands/push.js";
import { run } from "./commands/run.js";
import { test } from "./commands/test.js";
import { commonOptions, helpOf, overview } from "./help.js";
import { connect } from "./settings.js";
import type { Terminal } from "./terminal.js";
import { Told } from "./told.js";

const commands: readonly Command[] = [login, list, pull, push, diff, run, test, importFile, exportFile];

export interface Started {
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  terminal: Terminal;
  version: string;
}

/** Runs what was typed and resolves with the exit code. */
export async function main({ argv, env, cwd, terminal, version }: Started): Promise<number> {
  const [word, ...rest] = argv;
  if (word === undefined || word === "help" || word === "--help" || word === "-h") {
    terminal.print(overview(commands, version));
    return word === undefined ? 2 : 0;
  }
  if (word === "--version" || word === "-v") {
    terminal.print(version);
    return 0;
  }
  try {
    const command = commands.find(({ name }) => name === word);
    if (!command) throw new Told(`There is no command “${word}”. \`weft --help\` lists them.`);
    const { args, options } = read(command, rest);
    if (options["help"] === true) {
      terminal.print(helpOf(command));
      return 0;
    }
    return await command.run({ terminal, args, options, env, cwd, connect: () => connect(options, env) });
  } catch (error) {
    return failed(error, terminal);
  }
}

function read(command: Command, argv: readonly string[]): { args: string[]; options: OptionValues } {
  const specs: NonNullable<ParseArgsConfig["options"]> = {};
  for (const [name, { type, short, multiple }] of Object.entries({ ...command.options, ...commonOptions }))
    specs[name] = { type, ...(short !== undefined && { short }), ...(multiple !== undefined && { multiple }) };
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      options: specs,
      allowPositionals: true,
    });
    return { args: positionals, options: values };
  } catch (error) {
    const [what] = (error instanceof Error ? error.message : String(error)).split(". ");
    throw new Told(`${what}. \`weft ${command.name} --help\` says what there is.`);
  }
}

function failed(error: unknown, { note, paint }: Terminal): number {
  if (error instanceof Told) {
    note(`${paint.red("weft:")} ${error.message}`);
    return error.exitCode;
  }
  if (!(error instanceof WeftError)) throw error;
  note(`${paint.red("weft:")} ${error.message}${adviceFor(error.status)}`);
  return 2;
}

function adviceFor(status: number): string {
  if (status === 0) return " Is the address right, and the server running?";
  if (status === 401) return " The key is missing or not valid. Run `weft login`, or set WEFT_API_KEY.";
  return "";
}
