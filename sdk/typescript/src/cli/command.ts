import type { WeftClient } from "../weft-client.js";
import type { Terminal } from "./terminal.js";

export interface OptionSpec {
  type: "string" | "boolean";
  short?: string;
  multiple?: boolean;
  /** What `--help` says of it. */
  help: string;
  /** Stands for the value in `--help`. */
  value?: string;
}

export type OptionValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

export interface CommandInput {
  terminal: Terminal;
  args: readonly string[];
  options: OptionValues;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** The server that the settings name. */
  connect(): Promise<WeftClient>;
}

/** A word after `weft`. */
export interface Command {
  name: string;
  usage: string;
  summary: string;
  /** More than the summary, a paragraph each. */
  details?: readonly string[];
  options: Readonly<Record<string, OptionSpec>>;
  examples: readonly string[];
  /** Resolves with the exit code. */
  run(input: CommandInput): Promise<number>;
}

export const flag = (options: OptionValues, name: string): boolean => options[name] === true;

export const textOption = (options: OptionValues, name: string): string | undefined => {
  const value = options[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};

export const listOption = (options: OptionValues, name: string): string[] => {
  const value = options[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
};
