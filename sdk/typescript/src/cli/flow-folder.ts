import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import type { JsonObject } from "../json.js";
import { isObject } from "../json.js";
import { Told } from "./told.js";

/** A file of a flow on this machine. */
export interface LocalFlow {
  path: string;
  text: string;
  json: JsonObject;
  /** Of the flow that it is a copy of; a file from elsewhere has none. */
  id: string | undefined;
  name: string;
}

export async function readFlow(path: string): Promise<LocalFlow> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new Told(`${path} cannot be read. Is it there?`);
  });
  const json = parse(text, path);
  const { id, name } = json;
  return {
    ...{ path, text, json },
    id: typeof id === "string" && id !== "" ? id : undefined,
    name: typeof name === "string" && name !== "" ? name : basename(path, ".json"),
  };
}

function parse(text: string, path: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch (error) {
    throw new Told(`${path} is not valid JSON: ${error instanceof Error ? error.message : ""}`);
  }
  throw new Told(`${path} is no file of a flow.`);
}

/** The named files, or every flow of the folder. */
export async function readFlows(paths: readonly string[], folder: string): Promise<LocalFlow[]> {
  if (paths.length > 0) return Promise.all(paths.map(readFlow));
  const names = await readdir(folder).catch(() => {
    throw new Told(`There is no folder ${folder}. Run \`weft pull --all\` first, or name files.`);
  });
  const flows: LocalFlow[] = [];
  for (const name of names.toSorted()) {
    if (!name.endsWith(".json") || name.startsWith(".") || name.endsWith(".test.json")) continue;
    const flow = await readFlow(join(folder, name));
    if (Array.isArray(flow.json["nodes"])) flows.push(flow);
  }
  if (flows.length === 0)
    throw new Told(`There are no flows in ${folder}. Run \`weft pull --all\` first, or name files.`);
  return flows;
}

/** Writes a flow to the file that holds it already, or to a new one called after it. */
export async function writeFlow(folder: string, text: string, known: ReadonlyMap<string, string>): Promise<string> {
  const { id, name } = parse(text, "The server’s answer");
  const path = known.get(String(id)) ?? (await freePath(folder, slugOf(String(name))));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

/** Which file holds which flow. */
export async function pathsById(folder: string): Promise<Map<string, string>> {
  const flows = await readFlows([], folder).catch(() => []);
  return new Map(flows.flatMap(({ id, path }) => (id === undefined ? [] : [[id, path]])));
}

async function freePath(folder: string, slug: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const path = join(folder, `${slug}${n === 1 ? "" : `-${String(n)}`}.json`);
    const taken = await stat(path).then(
      () => true,
      () => false,
    );
    if (!taken) return path;
  }
}

export const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60) || "flow";

export const shown = (cwd: string, path: string): string => relative(cwd, path) || path;
