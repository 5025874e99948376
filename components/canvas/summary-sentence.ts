import { t } from "@/components/words/t";
import { chosenComponent } from "@/domain/catalogue/component-settings";
import type { Field } from "@/domain/catalogue/field";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { plainText } from "@/domain/catalogue/plain-text";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowNode } from "@/domain/flow/flow-document";
import { isId } from "./chosen-elsewhere";

const longest = 90;

/** The settings that matter, as one line on the node's card: `gpt-4o-mini · temperature 0.9`. */
export function summarySentence(spec: NodeSpec, node: Pick<FlowNode, "inputs">, specs?: SpecLookup): string {
  const parts = (spec.summary ?? []).flatMap((name) => {
    const field = spec.inputs[name];
    const value = field && (node.inputs[name] ?? defaultOf(field));
    const part =
      field?.type === "component" && specs ? componentPhrase(name, node.inputs, specs) : field && phrase(field, value);
    return part ? [part] : [];
  });
  return shorten(parts.join(" · "));
}

/** A node used inside: its own sentence, or what it is called. */
function componentPhrase(
  name: string,
  inputs: Readonly<Record<string, unknown>>,
  specs: SpecLookup,
): string | undefined {
  const chosen = chosenComponent(name, inputs, specs);
  if (!chosen) return undefined;
  const sentence = chosen.spec && summarySentence(chosen.spec, { inputs: chosen.settings });
  return sentence || (chosen.spec?.label ?? chosen.name);
}

function phrase(field: Field, value: unknown): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  switch (field.type) {
    case "number":
      return `${field.label.toLowerCase()} ${text(value)}`;
    case "boolean":
      return value === true || value === "true" ? field.label.toLowerCase() : undefined;
    case "options":
      return field.options.find((option) => option.name === value)?.label ?? text(value);
    case "multiOptions":
      return Array.isArray(value) ? value.map(text).join(", ") : text(value);
    case "datagrid":
    case "array":
      return Array.isArray(value) && value.length > 0
        ? t("{count, plural, one {# row} other {# rows}}", { count: value.length })
        : undefined;
    case "json":
    case "code":
    case "string":
      return text(typeof value === "string" ? plainText(value) : value);
    case "asyncOptions":
    case "component":
    case "pick":
    case "oneOf":
      return isId(value) ? undefined : text(value);
    case "password":
    case "file":
    case "slot":
      return undefined;
  }
}

function text(value: unknown): string {
  const flat = typeof value === "string" ? value : JSON.stringify(value);
  return flat.replaceAll(/\s+/g, " ").trim();
}

const shorten = (sentence: string) =>
  sentence.length <= longest ? sentence : `${sentence.slice(0, longest - 1).trimEnd()}…`;

function defaultOf(field: Field): unknown {
  return "default" in field ? field.default : undefined;
}
