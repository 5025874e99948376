import type { NodeSpec } from "../catalogue/node-spec";
import type { PickSource } from "../catalogue/field";
import { specOf } from "../catalogue/placeholder-spec";
import type { SpecLookup } from "../catalogue/spec-lookup";
import type { FlowDocument, FlowNode } from "./flow-document";
import { embeddedCredentialKey } from "./flowise-format";
import { mapComponentSettings } from "./map-component-settings";

/** What a flow still has to be given before it runs. */
export interface FlowNeeds {
  /** Types of credentials; each entry is answered by one credential of any of its types. */
  credentials: (readonly string[])[];
  documentStore: boolean;
  flow: boolean;
  file: boolean;
}

/** What a flow is given. Credentials by `needKey`. */
export interface FlowProvisions {
  credentials?: Readonly<Record<string, string>>;
  documentStore?: string;
  flow?: string;
}

/** Names a need of a credential: its types, in their order. */
export const needKey = (types: readonly string[]): string => types.join("|");

export function flowNeeds(document: FlowDocument, specs: SpecLookup): FlowNeeds {
  const credentials = new Map<string, readonly string[]>();
  const needs: FlowNeeds = { credentials: [], documentStore: false, flow: false, file: false };
  const note = (spec: NodeSpec | undefined, given: unknown) => {
    const { types = [], optional } = spec?.credential ?? {};
    if (types.length > 0 && !optional && !isFilled(given)) credentials.set(needKey(types), types);
  };
  for (const node of document.nodes) {
    const spec = specOf(node, specs);
    note(spec, node.credentialId);
    mapComponentSettings(node.inputs, specs, (settings, inner) => {
      note(inner, settings[embeddedCredentialKey]);
      return settings;
    });
    needs.documentStore ||= picksIn(node, spec, "documentStores").some((value) => !isFilled(value));
    needs.flow ||= picksIn(node, spec, "flows").some((value) => !isFilled(value));
    needs.file ||= Object.entries(spec.inputs).some(
      ([name, field]) => field.type === "file" && !isFilled(node.inputs[name]),
    );
  }
  return { ...needs, credentials: [...credentials.values()] };
}

/** The same flow with what it was given put where it is missing. */
export function provideFlow(document: FlowDocument, specs: SpecLookup, given: FlowProvisions): FlowDocument {
  const credentialOf = (spec: NodeSpec | undefined): string | undefined => {
    const { types = [], optional } = spec?.credential ?? {};
    return types.length > 0 && !optional ? given.credentials?.[needKey(types)] : undefined;
  };
  const nodes = document.nodes.map((node): FlowNode => {
    const spec = specOf(node, specs);
    const own = node.credentialId ?? credentialOf(spec);
    const inputs = mapComponentSettings(node.inputs, specs, (settings, inner) => {
      const id = isFilled(settings[embeddedCredentialKey]) ? undefined : credentialOf(inner);
      return id === undefined ? settings : { ...settings, [embeddedCredentialKey]: id };
    });
    return {
      ...node,
      inputs: withPicks(withPicks(inputs, spec, "documentStores", given.documentStore), spec, "flows", given.flow),
      ...(own !== undefined && { credentialId: own }),
    };
  });
  return { ...document, nodes };
}

const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== "";

const rowsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value)
    ? value.filter((row): row is Record<string, unknown> => typeof row === "object" && row !== null)
    : [];

/** What is chosen from a source in a node's fields and in the rows of its lists. */
function picksIn(node: FlowNode, { inputs }: NodeSpec, from: PickSource): unknown[] {
  return Object.entries(inputs).flatMap(([name, field]) => {
    if (field.type === "pick") return field.from === from ? [node.inputs[name]] : [];
    if (field.type !== "array") return [];
    const columns = Object.entries(field.row).filter(([, cell]) => cell.type === "pick" && cell.from === from);
    return rowsOf(node.inputs[name]).flatMap((row) => columns.map(([column]) => row[column]));
  });
}

function withPicks(
  values: Readonly<Record<string, unknown>>,
  { inputs }: NodeSpec,
  from: PickSource,
  chosen: string | undefined,
): Record<string, unknown> {
  if (chosen === undefined) return { ...values };
  const fill = (value: unknown) => (isFilled(value) ? value : chosen);
  const changed = Object.entries(inputs).flatMap(([name, field]): [string, unknown][] => {
    if (field.type === "pick") return field.from === from ? [[name, fill(values[name])]] : [];
    if (field.type !== "array" || !Array.isArray(values[name])) return [];
    const columns = Object.entries(field.row).filter(([, cell]) => cell.type === "pick" && cell.from === from);
    if (columns.length === 0) return [];
    const filled = rowsOf(values[name]).map((row) => ({
      ...row,
      ...Object.fromEntries(columns.map(([column]) => [column, fill(row[column])])),
    }));
    return [[name, filled]];
  });
  return { ...values, ...Object.fromEntries(changed) };
}
