import { isNestedDeeperThan } from "@/domain/nesting";
import { type FlowDraft, flowDraft } from "./flow-draft";

/** `reason` is a sentence that the model can act on, and a person can read. */
export type ReadDraft = { ok: true; draft: FlowDraft } | { ok: false; reason: string };

const longest = 200_000;
const deepest = 20;

/** Reads a model's answer. Words around the JSON do no harm. */
export function readDraft(text: string): ReadDraft {
  const [begin, end] = [text.indexOf("{"), text.lastIndexOf("}")];
  if (begin === -1) return unreadable("The answer holds no drawing");
  if (text.length > longest) return unreadable("The answer is too long");
  const json = parsed(text.slice(begin, end + 1));
  if (json === undefined) return unreadable("The answer is no whole JSON: it was cut off, or has a mistake in it");
  if (isNestedDeeperThan(deepest, json)) return unreadable("The answer is nested too deeply");
  const read = flowDraft.safeParse(json);
  if (read.success) return { ok: true, draft: read.data };
  const [issue] = read.error.issues;
  const where = issue?.path.map(String).join(".");
  return unreadable(
    `The answer has not the form that was asked for (${where || "at the top"}: ${issue?.message ?? ""})`,
  );
}

const unreadable = (reason: string): ReadDraft => ({ ok: false, reason });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
