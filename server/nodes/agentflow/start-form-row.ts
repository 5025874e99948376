/** Fields of a form that begins a run. */
export const startFormRow = {
  type: {
    type: "options",
    label: "Type",
    default: "string",
    options: [
      { name: "string", label: "Text" },
      { name: "number", label: "Number" },
      { name: "boolean", label: "Yes or no" },
      { name: "options", label: "Choice" },
    ],
  },
  label: { type: "string", label: "Label" },
  name: { type: "string", label: "Name" },
  addOptions: {
    type: "array",
    label: "Choices",
    show: { type: "options" },
    row: { option: { type: "string", label: "Choice" } },
  },
} as const;
