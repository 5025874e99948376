import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isObject, parseLoosely } from "../json.js";

/** What the server had when flows were last pulled or pushed, so that a push sees whether somebody changed it since. */
export interface Pulled {
  isAsPulled(id: string, text: string): boolean;
  remember(id: string, text: string): void;
  save(): Promise<void>;
}

const fileName = ".weft.json";

export async function readPulled(folder: string): Promise<Pulled> {
  const path = join(folder, fileName);
  const value = parseLoosely(await readFile(path, "utf8").catch(() => ""));
  const flows = new Map(isObject(value) && isObject(value["flows"]) ? Object.entries(value["flows"]) : []);
  return {
    isAsPulled: (id, text) => flows.get(id) === digest(text),
    remember: (id, text) => void flows.set(id, digest(text)),
    async save() {
      await mkdir(folder, { recursive: true });
      const sorted = Object.fromEntries([...flows].toSorted(([a], [b]) => (a < b ? -1 : 1)));
      await writeFile(path, `${JSON.stringify({ flows: sorted }, null, 2)}\n`);
    },
  };
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
