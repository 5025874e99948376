import { t } from "@/components/words/t";
import { arrayRows } from "@/domain/catalogue/array-rows";
import type { Suggestion } from "@/components/code-editor/editor-options";
import { fieldsOfWire } from "@/components/schema-editor/wire-forms";
import { type LastRun, shownValue } from "./last-run";

interface Place {
  /** Values beside the program: its own input variables, or the properties of its tool. */
  values: Readonly<Record<string, unknown>>;
  stateKeys: readonly string[];
  variables: readonly { name: string; value: string | null }[];
  last: LastRun;
}

const name = (text: string, hint: string, was?: unknown): Suggestion => ({
  ...{ text, label: text, hint },
  ...(was !== undefined && { was: shownValue(was) }),
});

/** Names with a dollar sign that a program finds around it: the nearest things first. */
export function scriptNames({ values, stateKeys, variables, last }: Place): Suggestion[] {
  return [
    ...argumentNames(values),
    name("$input", t("What the flow was asked"), last.begin["question"]),
    ...stateKeys.map((key) => name(`$flow.state.${key}`, t("State of the flow"), last.state[key])),
    ...stateKeys.slice(0, 1).map(() => name("$flow.state", t("What the steps share; what is put there is kept"))),
    name("$flow.sessionId", t("The session the question belongs to")),
    name("$flow.chatId", t("The chat the question belongs to")),
    name("$flow.chatflowId", t("This flow's id")),
    ...variables.map((each) => name(`$vars.${each.name}`, t("Variable of the workspace"), each.value ?? undefined)),
  ];
}

/** Rows of named variables, and what a tool is given. */
function argumentNames(values: Place["values"]): Suggestion[] {
  return Object.entries(values).flatMap(([key, value]): Suggestion[] => {
    if (key.endsWith("InputVariables")) {
      return arrayRows({}, value).flatMap((row) => {
        const own = typeof row["variableName"] === "string" ? row["variableName"].replace(/^\$/, "") : "";
        return own === ""
          ? []
          : [name(`$${own}`, t("Input variable: {textOf}", { textOf: textOf(row["variableValue"]) }))];
      });
    }
    if (!/schema$/i.test(key)) return [];
    return (fieldsOfWire("properties", value) ?? []).map((field) =>
      name(`$${field.name}`, field.description || t("Given by the model: {type}", { type: field.type })),
    );
  });
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
