import { mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { WeftClient } from "../weft-client.js";
import { isObject, parseLoosely } from "../json.js";
import { type OptionValues, textOption } from "./command.js";
import { Told } from "./told.js";

type Env = Readonly<Record<string, string | undefined>>;

export interface Settings {
  url?: string;
  key?: string;
}

/** Where `weft login` keeps what it was told. */
export const settingsFile = (env: Env): string =>
  join(env["XDG_CONFIG_HOME"] || join(env["HOME"] || homedir(), ".config"), "weft", "settings.json");

export async function readSettings(env: Env): Promise<Settings> {
  const text = await readFile(settingsFile(env), "utf8").catch(() => "");
  const value = parseLoosely(text);
  if (!isObject(value)) return {};
  const { url, key } = value;
  return { ...(typeof url === "string" && { url }), ...(typeof key === "string" && { key }) };
}

/** Only its owner may read it. */
export async function writeSettings(env: Env, settings: Settings): Promise<string> {
  const file = settingsFile(env);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  return file;
}

/** The server of the options, else of the environment, else of the last login. */
export async function connect(options: OptionValues, env: Env): Promise<WeftClient> {
  const kept = await readSettings(env);
  const baseUrl = textOption(options, "url") ?? env["WEFT_URL"] ?? kept.url;
  const apiKey = textOption(options, "key") ?? env["WEFT_API_KEY"] ?? (baseUrl === kept.url ? kept.key : undefined);
  if (baseUrl === undefined)
    throw new Told("Which server? Run `weft login`, or set WEFT_URL and WEFT_API_KEY in the environment.");
  if (!/^https?:\/\//.test(baseUrl)) throw new Told(`“${baseUrl}” is no address. Write it like http://localhost:3000.`);
  return new WeftClient({ baseUrl, ...(apiKey !== undefined && { apiKey }) });
}
