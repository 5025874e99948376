import { settingsKey } from "@/domain/catalogue/component-settings";
import { coerceValue, isBlank } from "@/domain/catalogue/coerce-value";
import type { ArrayField, ComponentField, Field, Fields } from "@/domain/catalogue/field";
import { initialInputs } from "@/domain/catalogue/initial-inputs";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { usableAs } from "@/domain/catalogue/usable-as";
import { isVisible, shownKind } from "@/domain/catalogue/visibility";
import type { NodeChoice } from "@/domain/documents/node-choice";
import { embeddedCredentialKey } from "@/domain/flow/flowise-format";

type Values = Readonly<Record<string, unknown>>;

export interface DraftInputs {
  specs: SpecLookup;
  /** Stands wherever a chat model is wanted: with the settings and the credential that the person chose. */
  model: NodeChoice;
  /** Told what does not fit, as the end of a sentence about the node. */
  wrong(what: string): void;
}

/** Inputs as documents hold them: the catalogue's defaults, with what a draft says of them where that fits. */
export function draftInputs(fields: Fields, given: Values, draft: DraftInputs): Record<string, unknown> {
  const inputs = initialInputs({ inputs: fields });
  for (const [name, value] of Object.entries(given)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field) Object.assign(inputs, stored(name, field, value, { fields, given, draft }));
    else if (!isSettings(name, fields)) draft.wrong(`has no input “${name}”`);
  }
  for (const [name, field] of Object.entries(fields))
    if (wantsModel(field) && isBlank(inputs[name]) && !field.optional && isVisible(field, inputs, fields))
      Object.assign(inputs, component(name, draft.model.name, draft));
  return inputs;
}

const wantsModel = (field: Field): field is ComponentField =>
  field.type === "component" && field.accepts === "BaseChatModel";

/** Settings of what a step uses are the catalogue's or the person's; a draft's are left aside. */
const isSettings = (name: string, fields: Fields): boolean =>
  Object.entries(fields).some(([input, field]) => field.type === "component" && settingsKey(input) === name);

interface Place {
  fields: Fields;
  given: Values;
  draft: DraftInputs;
}

function stored(name: string, given: Field, value: unknown, { fields, given: all, draft }: Place): Values {
  const field = given.type === "oneOf" ? (shownKind(given, all, fields) ?? given) : given;
  if (isBlank(value)) return {};
  switch (field.type) {
    // A secret that a model wrote is none, and files come from people.
    case "password":
    case "file":
      return {};
    case "slot":
      draft.wrong(`takes a wire at “${name}”, not a value`);
      return {};
    case "component":
      return wantsModel(field) ? component(name, draft.model.name, draft) : chosen(name, field, value, draft);
    case "array":
      return { [name]: rows(name, field, value, draft) };
    default: {
      const coerced = coerceValue(field, value);
      if (coerced.ok) return { [name]: field.type === "json" ? asText(value) : coerced.value };
      draft.wrong(`has a wrong “${name}”: it ${coerced.reason}`);
      return {};
    }
  }
}

function rows(name: string, field: ArrayField, value: unknown, draft: DraftInputs): Record<string, unknown>[] {
  if (!Array.isArray(value) || !value.every(isRecord)) {
    draft.wrong(`has a wrong “${name}”: it has to be a list of objects`);
    return [];
  }
  return value.map((row) => draftInputs(field.row, row, draft));
}

function chosen(name: string, { accepts }: ComponentField, value: unknown, draft: DraftInputs): Values {
  const spec = typeof value === "string" ? draft.specs.get(value) : undefined;
  if (spec && usableAs(spec, accepts)) return component(name, spec.name, draft);
  draft.wrong(`cannot use “${asText(value)}” as “${name}”: that is no ${accepts} of the catalogue`);
  return {};
}

function component(input: string, name: string, { specs, model }: DraftInputs): Values {
  const spec = specs.get(name);
  const own = name === model.name;
  const settings = own ? model.inputs : spec ? initialInputs(spec) : {};
  const credential = own && model.credentialId !== undefined && { [embeddedCredentialKey]: model.credentialId };
  return { [input]: name, [settingsKey(input)]: { ...settings, ...credential, [input]: name } };
}

const asText = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? ""));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
