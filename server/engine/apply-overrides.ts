import { coerceValue } from "@/domain/catalogue/coerce-value";
import type { Field } from "@/domain/catalogue/field";
import { AppError } from "@/domain/errors";
import { mayBeOverridden } from "@/domain/flow/overridable";
import {
  formatReference,
  mapTexts,
  mayHoldReferences,
  parseText,
  type Reference,
  renderText,
} from "@/domain/flow/references";
import { isNestedDeeperThan } from "@/domain/nesting";
import type { PlannedNode } from "./plan-chatflow";
import type { OverrideRules, OverrideSwitch, RunRequest } from "./run-request";

export interface AppliedOverrides {
  /** All inputs of each node that changed, by node id. */
  inputs: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Values in place of the workspace's variables. */
  variables: Readonly<Record<string, string>>;
  /** Names that had no effect. */
  ignored: readonly string[];
}

export const noOverrides: AppliedOverrides = { inputs: new Map(), variables: {}, ignored: [] };

type Overridable = Pick<PlannedNode, "node" | "definition">;

/** Answered elsewhere, or meant for others; neither applied nor reported. */
const handledElsewhere = new Set(["sessionId", "analytics"]);

/**
 * Applies a request's `overrideConfig` as Flowise does, with two differences. Every form of value passes the switch of
 * its node and field, and falsy values replace like any other. What the owner did not enable, and what no caller may
 * ever set, is ignored and named.
 */
export function applyOverrides(
  nodes: readonly Overridable[],
  { overrideConfig, overrideRules, vars }: Pick<RunRequest, "overrideConfig" | "overrideRules" | "vars">,
): AppliedOverrides {
  if (!overrideConfig && !vars) return noOverrides;
  if (isNestedDeeperThan(20, overrideConfig))
    throw new AppError("invalid_input", "overrideConfig is nested too deeply.");
  const { vars: inner, ...config } = overrideConfig ?? {};
  const variables = enabledVariables({ ...parsedObject(inner), ...vars }, overrideRules);
  const inputs = new Map<string, Record<string, unknown>>();
  const ignored = [...variables.ignored];
  for (const [name, value] of Object.entries(config)) {
    if (value === null || value === undefined || handledElsewhere.has(name)) continue;
    const changed = nodes.filter((planned) => override(planned, name, value, { inputs, nodes, rules: overrideRules }));
    if (changed.length === 0) ignored.push(name);
  }
  return { inputs, variables: variables.values, ignored };
}

interface Target {
  inputs: Map<string, Record<string, unknown>>;
  nodes: readonly Overridable[];
  rules: OverrideRules | undefined;
}

/** Sets one input of one node; false when this node is not meant or the input may not be set. */
function override(planned: Overridable, name: string, value: unknown, { inputs, nodes, rules }: Target): boolean {
  const { node, definition } = planned;
  const field = Object.hasOwn(definition.inputs, name) ? definition.inputs[name] : undefined;
  if (!field || !mayBeOverridden(name, field) || !isEnabled(node.label, name, rules)) return false;
  const meant = valueFor(node.id, value, nodes);
  if (!meant) return false;
  const current = inputs.get(node.id) ?? node.inputs;
  const stored = Object.hasOwn(current, name) ? current[name] : undefined;
  inputs.set(node.id, {
    ...current,
    [name]: merged(stored, inert(opened(meant.value, field), definition.step !== undefined)),
  });
  return true;
}

/**
 * Callers supply text, not references: otherwise a field they may write would read the workspace's variables to them.
 * An invisible joiner between the braces leaves the text as it looks and makes it mean nothing.
 */
const inert = (value: unknown, inStep: boolean): unknown =>
  mapTexts(value, (text) => {
    if (!mayHoldReferences(text)) return text;
    // A step's reference may be any word, the id of another step.
    if (inStep) return text.replaceAll("{{", "{\u2060{");
    return renderText(parseText(text), (reference) => (reaches(reference) ? parted(reference) : undefined));
  });

const parted = (reference: Reference): string => formatReference(reference).replace("{{", "{\u2060{");

/** JSON text may spell its braces as escapes, so that it is opened before anything is looked for in it. */
function opened(value: unknown, field: Field): unknown {
  if (typeof value !== "string" || (field.type !== "json" && field.type !== "datagrid")) return value;
  const coerced = coerceValue(field, value);
  return coerced.ok && coerced.value !== undefined ? coerced.value : value;
}

/** What the caller knows anyway may be named. */
const reaches = ({ kind }: Reference): boolean => kind === "variable" || kind === "flow" || kind === "node";

/** A value for all nodes, or this node's part of an object keyed by node ids. */
function valueFor(nodeId: string, value: unknown, nodes: readonly Overridable[]): { value: unknown } | undefined {
  if (!isObject(value)) return { value };
  if (Object.hasOwn(value, nodeId)) return { value: value[nodeId] };
  return nodes.some(({ node }) => Object.hasOwn(value, node.id)) ? undefined : { value };
}

/** Lists join, objects merge on top of objects (or of JSON text that holds one), everything else replaces. */
function merged(stored: unknown, value: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(stored)) return union(stored, value);
  if (isObject(value)) return { ...parsedObject(stored), ...value };
  if (value === "true") return true;
  return value === "false" ? false : value;
}

function union(first: readonly unknown[], second: readonly unknown[]): unknown[] {
  const byText = new Map<string, unknown>();
  for (const item of [...first, ...second]) byText.set(JSON.stringify(item), item);
  return [...byText.values()];
}

function isEnabled(label: string, name: string, rules: OverrideRules | undefined): boolean {
  if (!rules?.status || !rules.nodes || !Object.hasOwn(rules.nodes, label)) return false;
  return has(rules.nodes[label] ?? [], name);
}

const has = (switches: readonly OverrideSwitch[], name: string): boolean =>
  switches.some((entry) => entry.name === name && entry.enabled);

function enabledVariables(vars: Readonly<Record<string, unknown>>, rules: OverrideRules | undefined) {
  const given = Object.entries(vars).filter(([, value]) => value !== null && value !== undefined);
  const enabled = (name: string): boolean => rules?.status === true && has(rules.variables ?? [], name);
  const accepted = given.filter(([name]) => enabled(name));
  return {
    values: Object.fromEntries(
      accepted.map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
    ),
    ignored: given.filter(([name]) => !enabled(name)).map(([name]) => `vars.${name}`),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An object, or the object in a JSON text (as forms send it); otherwise nothing. */
function parsedObject(value: unknown): Record<string, unknown> {
  if (isObject(value)) return value;
  if (typeof value !== "string" || !value.trimStart().startsWith("{")) return {};
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}
