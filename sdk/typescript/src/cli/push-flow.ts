import type { ExportedFlow, ImportReport } from "../flows.js";
import { type WeftClient, WeftError } from "../weft-client.js";
import { flowDiff, isSame } from "./flow-diff.js";
import type { LocalFlow } from "./flow-folder.js";
import type { Pulled } from "./pulled.js";
import { isObject, parseLoosely } from "../json.js";

export type PushResult =
  | { outcome: "unchanged" }
  /** Somebody changed it on the server since it was pulled. */
  | { outcome: "conflict" }
  | { outcome: "checked"; report: ImportReport; isNew: boolean }
  | { outcome: "pushed"; report: ImportReport; isNew: boolean; id: string };

export interface PushOptions {
  force: boolean;
  dryRun: boolean;
  publish: boolean;
}

/** Brings the server to what a file says. */
export async function pushFlow(
  client: WeftClient,
  file: LocalFlow,
  pulled: Pulled,
  { force, dryRun, publish }: PushOptions,
): Promise<PushResult> {
  const there = file.id === undefined ? undefined : await exported(client, file.id);
  if (there && isSame(flowDiff(asObject(there.text), file.json)) && !publish) return { outcome: "unchanged" };
  if (there && file.id !== undefined && !force && !pulled.isAsPulled(file.id, there.text))
    return { outcome: "conflict" };
  const isNew = there === undefined;
  if (dryRun) return { outcome: "checked", isNew, report: await client.flows.import(file.json, { dryRun }) };
  try {
    const report = await client.flows.import(file.json, {
      ...{ name: file.name, publish },
      ...(file.id !== undefined && { id: file.id, base: there?.version ?? 0 }),
    });
    return { outcome: "pushed", isNew, report, id: report.flow?.id ?? file.id ?? "" };
  } catch (error) {
    // Somebody saved between the look and the push.
    if (error instanceof WeftError && error.status === 409) return { outcome: "conflict" };
    throw error;
  }
}

async function exported(client: WeftClient, id: string): Promise<ExportedFlow | undefined> {
  try {
    return await client.flows.export(id);
  } catch (error) {
    if (error instanceof WeftError && error.status === 404) return undefined;
    throw error;
  }
}

const asObject = (text: string) => {
  const value = parseLoosely(text);
  return isObject(value) ? value : {};
};
