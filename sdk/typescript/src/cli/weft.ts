import { version } from "../../package.json";
import { main } from "./main.js";
import { openTerminal } from "./terminal.js";

const { stdin: input, stdout: output, stderr: error, env, argv } = process;
const terminal = openTerminal({ input, output, error, env });

void main({ argv: argv.slice(2), env, cwd: process.cwd(), terminal, version }).then((code) => {
  terminal.close();
  process.exitCode = code;
});
