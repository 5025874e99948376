import type { Fields } from "@/domain/catalogue/field";

/** Values for a template's variables. References are resolved when a question comes, not when the node is built. */
export const promptValuesInput = {
  promptValues: {
    type: "json",
    label: "Format Prompt Values",
    description: "Variable names and their values. One variable left out receives the question.",
    accepts: "json",
    references: true,
    optional: true,
  },
} as const satisfies Fields;
