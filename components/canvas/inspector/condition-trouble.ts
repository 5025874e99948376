import { t } from "@/components/words/t";

type Row = Readonly<Record<string, unknown>>;

/** What makes a condition pointless or wrong, in a sentence; undefined when nothing does. Such a condition still runs. */
export function conditionTrouble(row: Row): string | undefined {
  const { type = "string", operation = "equal", value1, value2 } = row;
  const alone = operation === "isEmpty" || operation === "notEmpty";
  const [one, other] = [asText(value1), asText(value2)];
  if (type === "boolean") return undefined;
  if (one.trim() === "")
    return alone || other === "" ? undefined : t("Value 1 is empty. Write {{ to compare something of this run.");
  if (operation === "regex") {
    const wrong = patternTrouble(other);
    if (wrong !== undefined) return wrong;
  }
  if (type === "number") {
    const strange = [one, ...(alone ? [] : [other])].find((each) => !isNumeric(each));
    if (strange !== undefined) return t("“{strange}” is no number and counts as 0.", { strange });
  }
  const fixed = !one.includes("{{") && (alone || !other.includes("{{"));
  return fixed
    ? t("Both sides are fixed, so that it always ends the same way. Write {{ to compare something of this run.")
    : undefined;
}

function patternTrouble(pattern: string): string | undefined {
  if (pattern.includes("{{")) return undefined;
  try {
    void new RegExp(pattern);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, "") : "";
    return t("This is no pattern, and nothing will match it: {reason}.", { reason });
  }
}

const asText = (value: unknown): string => {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
};

/** As it is read in a run: what begins with a number counts as that number. */
const isNumeric = (text: string): boolean => text.includes("{{") || !Number.isNaN(Number.parseFloat(text));
