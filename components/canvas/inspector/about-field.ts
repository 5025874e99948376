import { msg } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { Field } from "@/domain/catalogue/field";

interface AboutField {
  facts: { term: string; text: string }[];
  /** Something that could stand in it. */
  example: string | undefined;
}

/** What a field's definition says beyond its label and help, in words. */
export function aboutField(field: Field): AboutField {
  const facts = [
    { term: t("Holds"), text: kindOf(field) },
    { term: t("Default"), text: defaultOf(field) },
    { term: t("Range"), text: field.type === "number" ? rangeOf(field) : undefined },
    {
      term: t("References"),
      text: "references" in field && field.references ? t("{{…}} is filled in by each run") : undefined,
    },
  ];
  return {
    facts: facts.flatMap(({ term, text }) => (text === undefined ? [] : [{ term, text }])),
    example: "example" in field ? field.example : undefined,
  };
}

const formats = { url: msg("An address of the web"), cron: msg("A cron expression"), regex: msg("A pattern") } as const;

function kindOf(field: Field): string | undefined {
  switch (field.type) {
    case "string":
      return field.format ? t(formats[field.format]) : (field.rows ?? 1) > 1 ? t("Text of several lines") : t("Text");
    case "number":
      return field.step === 1 ? t("A whole number") : t("A number");
    case "boolean":
      return t("On or off");
    case "options":
    case "asyncOptions":
      return t("One of the choices");
    case "multiOptions":
      return t("Any of the choices");
    case "json":
      return "JSON";
    case "code":
      return languages[field.language];
    default:
      return undefined;
  }
}

const languages = { javascript: "JavaScript", json: "JSON", html: "HTML", python: "Python" } as const;

function defaultOf(field: Field): string | undefined {
  const value = "default" in field ? field.default : undefined;
  if (value === undefined || value === "") return undefined;
  if (field.type === "options") return field.options.find(({ name }) => name === value)?.label ?? field.default;
  if (field.type === "boolean") return value === true ? t("On") : t("Off");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function rangeOf({ min, max }: { min?: number; max?: number }): string | undefined {
  if (min !== undefined && max !== undefined) return t("{min} to {max}", { min, max });
  if (min !== undefined) return t("{min} or more", { min });
  return max === undefined ? undefined : t("{max} or less", { max });
}

/** Whether a stored value says something else than the default. Old files keep numbers and truth values as text. */
export function isChanged(field: Field, stored: unknown): boolean {
  if (!("default" in field) || stored === undefined || stored === "") return false;
  // Rows are work, not a deviation: nothing takes all of them back by one click.
  if (field.default === undefined || field.default === "" || field.type === "array" || field.type === "datagrid")
    return false;
  const plain = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  return plain(stored) !== plain(field.default);
}
