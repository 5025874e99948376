/** The input with which a step changes what the steps share. */
export const updateStateInput = {
  type: "array",
  label: "Update Flow State",
  description: "Changes what the steps share. {{output}} is what this step says.",
  optional: true,
  additional: true,
  references: true,
  row: {
    key: { type: "pick", from: "stateKeys", label: "Key" },
    value: { type: "string", label: "Value", references: true },
  },
} as const;
