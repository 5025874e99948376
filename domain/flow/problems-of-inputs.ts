import { embeddedCredentialKey } from "@/domain/flow/flowise-format";
import { arrayRows } from "@/domain/catalogue/array-rows";
import { chosenComponent, settingsKey } from "@/domain/catalogue/component-settings";
import { coerceValue, type TypedField } from "@/domain/catalogue/coerce-value";
import type { ArrayField, ComponentField, Field, Fields } from "@/domain/catalogue/field";
import { mayStayEmpty } from "@/domain/catalogue/may-stay-empty";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { plainText } from "@/domain/catalogue/plain-text";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { formatTrouble } from "@/domain/catalogue/text-format";
import { isVisible, shownKind } from "@/domain/catalogue/visibility";
import type { FlowEdge, FlowNode } from "./flow-document";
import { mayHoldReferences } from "./references";
import type { Problem } from "./problem";

type Values = Readonly<Record<string, unknown>>;

/** Where one looks: in a node's inputs, in a row of one of them, or in the settings of a node used inside. */
interface Place {
  /** Path from the node down, with a dot at its end unless it is empty. */
  path: string;
  /** What a message begins with. */
  words: string;
  values: Values;
  fields: Fields;
  specs: SpecLookup;
}

interface Complaint {
  at: string;
  message: string;
  /** It can run all the same. */
  mild?: boolean;
}

/**
 * Inputs that are missing or that cannot be read, those of rows and of nodes used inside included. What is hidden may
 * stay empty, and what has a default too.
 */
export function problemsOfInputs(
  node: FlowNode,
  spec: NodeSpec,
  edges: readonly FlowEdge[],
  specs: SpecLookup,
): Problem[] {
  const place: Place = { path: "", words: "", values: node.inputs, fields: spec.inputs, specs };
  return Object.entries(spec.inputs).flatMap(([input, field]): Problem[] => {
    if (!isVisible(field, node.inputs, spec.inputs)) return [];
    if (field.type === "slot") {
      const wired = edges.some((edge) => edge.target === node.id && edge.targetHandle === input);
      if (wired || field.optional) return [];
      return [{ nodeId: node.id, input, severity: "error", message: `Connect “${field.label}”.` }];
    }
    return complaints(input, field, place).map(({ at, message, mild }) => ({
      nodeId: node.id,
      input,
      ...(at !== input && { at }),
      severity: mild ? "warning" : "error",
      message,
    }));
  });
}

function complaints(name: string, field: TypedField, place: Place): Complaint[] {
  const shown = field.type === "oneOf" ? shownKind(field, place.values, place.fields) : field;
  if (!shown) return [];
  const at = place.path + name;
  const stored = Object.hasOwn(place.values, name) ? place.values[name] : undefined;
  // A reference may stand for the whole value; what it becomes is known only in a run.
  if (typeof stored === "string" && shown.type !== "json" && mayHoldReferences(stored) && !isList(stored, shown))
    return [];
  if (shown.type === "array") return rowComplaints(name, shown, stored, place);
  const coerced = coerceValue(shown, stored);
  if (!coerced.ok) return [{ at, message: `${place.words}“${shown.label}” ${coerced.reason}.` }];
  if (coerced.value === undefined || isBlank(coerced.value)) {
    const may = mayStayEmpty(shown, place.values) || field.optional || shown.type === "boolean" || hasDefault(shown);
    return may ? [] : [{ at, message: `${place.words}“${shown.label}” is required.` }];
  }
  if (shown.type === "component") return componentComplaints(name, shown, place);
  const trouble = formatTrouble(shown, coerced.value);
  return trouble === undefined ? [] : [{ at, message: `${place.words}“${shown.label}” ${trouble}.`, mild: true }];
}

/** JSON text that holds rows, some of which hold references. */
const isList = (stored: string, field: Field): boolean => field.type === "array" && /^\s*\[/.test(stored);

const hasDefault = (field: Field): boolean => "default" in field && field.default !== undefined;

/** Flowise's older editors leave `<p></p>` where nothing was written. */
const isBlank = (value: unknown): boolean => typeof value === "string" && plainText(value).trim() === "";

function rowComplaints(name: string, field: ArrayField, stored: unknown, place: Place): Complaint[] {
  const at = place.path + name;
  // Its cells are looked at one by one below, where each has a place of its own.
  const readable = coerceValue({ ...field, row: {} }, stored);
  if (!readable.ok) return [{ at, message: `${place.words}“${field.label}” ${readable.reason}.` }];
  const rows = arrayRows(field, stored);
  if (rows.length === 0 && !field.optional) {
    return [{ at, message: `${place.words}“${field.label}” is required. Add a row.` }];
  }
  return rows.flatMap((row, index) => {
    const inRow: Place = {
      path: `${at}.${String(index)}.`,
      words: `${place.words}“${field.label}” ${String(index + 1)}: `,
      values: row,
      fields: field.row,
      specs: place.specs,
    };
    return Object.entries(field.row).flatMap(([cell, kind]) =>
      isVisible(kind, row, field.row) ? complaints(cell, kind, inRow) : [],
    );
  });
}

/** A node used inside this one: that it exists here, its credential, and its own inputs. */
function componentComplaints(name: string, field: ComponentField, place: Place): Complaint[] {
  const chosen = chosenComponent(name, place.values, place.specs);
  if (!chosen) return [];
  const { spec, settings, credentialId } = chosen;
  const at = place.path + name;
  if (!spec) {
    return [{ at, message: `${place.words}This server has no “${chosen.name}”. Choose another for “${field.label}”.` }];
  }
  const path = `${place.path}${settingsKey(name)}.`;
  const words = `${place.words}“${spec.label}”: `;
  const needsCredential = spec.credential && !spec.credential.optional && credentialId === undefined;
  const inside: Place = { path, words, values: settings, fields: spec.inputs, specs: place.specs };
  return [
    ...(needsCredential ? [{ at: path + embeddedCredentialKey, message: `${words}Choose a credential.` }] : []),
    ...Object.entries(spec.inputs).flatMap(([input, kind]) =>
      kind.type === "slot" || !isVisible(kind, settings, spec.inputs) ? [] : complaints(input, kind, inside),
    ),
  ];
}
