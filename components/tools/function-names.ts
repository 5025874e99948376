import type { Suggestion } from "@/components/code-editor/editor-options";
import { t } from "@/components/words/t";
import { schemaTrouble } from "@/domain/tools/saved-tool";
import { toolProperties } from "@/domain/tools/tool-schema";

const name = (text: string, hint: string): Suggestion => ({ text, label: text, hint });

/** Names with a dollar sign that a tool's function finds around it: the nearest things first. */
export const functionNames = (schema: string, variables: readonly { name: string }[]): Suggestion[] => [
  ...(schemaTrouble(schema) === undefined ? toolProperties(schema) : []).map(({ property, type, description }) =>
    name(`$${property}`, description || t("Given by the model: {type}", { type })),
  ),
  ...variables.map((each) => name(`$vars.${each.name}`, t("Variable of the workspace"))),
  name("$flow.sessionId", t("The session the question belongs to")),
  name("$flow.chatId", t("The chat the question belongs to")),
  name("$flow.chatflowId", t("The flow that asks")),
];
