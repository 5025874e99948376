import type { Field, Fields } from "@/domain/catalogue/field";
import { mayHoldReferences, type Reference, referencesIn } from "@/domain/flow/references";
import { isDeferred } from "./resolve-inputs";

/**
 * The references that the engine puts in before a node is created. Variables and facts of the run count everywhere;
 * the question, the history and files only in fields that are made for them; the node decides about the rest.
 */
export function engineReferences(fields: Fields, stored: Readonly<Record<string, unknown>>): Reference[] {
  return Object.entries(fields).flatMap(([input, field]) => {
    if (field.type === "slot" || field.type === "code" || isDeferred(field) || !Object.hasOwn(stored, input)) return [];
    return holdsText(stored[input])
      ? referencesIn(stored[input]).filter((reference) => isResolved(reference, field))
      : [];
  });
}

const holdsText = (value: unknown): boolean => typeof value !== "string" || mayHoldReferences(value);

function isResolved(reference: Reference, field: Field): boolean {
  switch (reference.kind) {
    case "question":
    case "chatHistory":
    case "fileAttachment":
      return "references" in field && field.references === true;
    case "variable":
    case "flow":
    case "node":
      return true;
    case "unknown":
      return false;
  }
}
