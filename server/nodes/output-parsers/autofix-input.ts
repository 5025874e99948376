import type { Fields } from "@/domain/catalogue/field";

export const autofixInput = {
  autofixParser: {
    type: "boolean",
    label: "Autofix",
    description: "An answer of the wrong form goes back to the model once, to be put right.",
    default: false,
    optional: true,
  },
} as const satisfies Fields;

export const outputParserClasses = ["BaseLLMOutputParser", "Runnable"] as const;
