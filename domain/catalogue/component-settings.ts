import { embeddedCredentialKey } from "@/domain/flow/flowise-format";
import type { NodeSpec } from "./node-spec";
import type { SpecLookup } from "./spec-lookup";

/** Where the settings of the node that a `component` input names are kept. */
export const settingsKey = (input: string): string => `${input}Config`;

export interface ChosenComponent {
  /** Key into the catalogue. */
  name: string;
  /** Undefined where this server lacks the node. */
  spec: NodeSpec | undefined;
  /** Values by input name, as stored. */
  settings: Readonly<Record<string, unknown>>;
  credentialId: string | undefined;
}

/** The node that a `component` input names, with its settings; undefined while none is chosen. `inputs` may be a row. */
export function chosenComponent(
  input: string,
  inputs: Readonly<Record<string, unknown>>,
  specs: SpecLookup,
): ChosenComponent | undefined {
  const name = Object.hasOwn(inputs, input) ? inputs[input] : undefined;
  if (typeof name !== "string" || name === "") return undefined;
  const settings = componentSettings(input, inputs);
  const ids = [settings[embeddedCredentialKey], settings["credential"]];
  const credentialId = ids.find((id): id is string => typeof id === "string" && id !== "");
  return { name, spec: specs.get(name), settings, credentialId };
}

/** The stored settings of a `component` input; older files may keep them as JSON text. */
export function componentSettings(
  input: string,
  inputs: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const key = settingsKey(input);
  const stored = Object.hasOwn(inputs, key) ? inputs[key] : undefined;
  const value = typeof stored === "string" ? parsed(stored) : stored;
  return isRecord(value) ? value : {};
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
