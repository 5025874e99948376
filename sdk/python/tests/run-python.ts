import { spawn } from "node:child_process";
import { join } from "node:path";

/** `npm test` finds the interpreter that has what the documentation's examples import, and names it. */
const python = process.env["PYTHON_PATH"] || "python3";

export interface PythonOptions {
  args?: readonly string[];
  /** Where programs find the library; its source when absent. */
  library?: string;
  cwd?: string;
}

/** Runs a program and returns what it printed. Fails with what it complained of. */
export function runPython(program: string, options: PythonOptions = {}): Promise<string> {
  const { args = [], library = join(import.meta.dirname, "../src"), cwd } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(python, [...args, "-c", program], {
      ...(cwd !== undefined && { cwd }),
      env: {
        ...process.env,
        PYTHONPATH: library,
        PYTHONDONTWRITEBYTECODE: "1",
        PYTHONIOENCODING: "utf-8",
        NO_PROXY: "127.0.0.1",
      },
    });
    let printed = "";
    let complained = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (complained += text));
    child.on("error", () => reject(new Error(`${python} cannot be run. Install Python 3, or set PYTHON_PATH.`)));
    child.on("close", (code) =>
      code === 0 ? resolve(printed) : reject(new Error(`Exit code ${code}: ${complained}`)),
    );
  });
}

/** The same for a program that prints one line of JSON. */
export const pythonValue = async (program: string, options?: PythonOptions): Promise<unknown> =>
  JSON.parse(await runPython(program, options));
