/** The cells of a condition; which operations and which kind of value there are depends on its type. */
const empty = { operation: ["isEmpty", "notEmpty"] };

export const conditionRow = {
  type: {
    type: "options",
    label: "Type",
    default: "string",
    options: [
      { label: "String", name: "string" },
      { label: "Number", name: "number" },
      { label: "Boolean", name: "boolean" },
    ],
  },
  value1: {
    type: "oneOf",
    label: "Value 1",
    description: "First value, compared with the second.",
    optional: true,
    kinds: [
      { type: "string", label: "Value 1", default: "", references: true, show: { type: "string" } },
      { type: "number", label: "Value 1", loose: true, show: { type: "number" } },
      { type: "boolean", label: "Value 1", default: false, show: { type: "boolean" } },
    ],
  },
  operation: {
    type: "oneOf",
    label: "Operation",
    kinds: [
      {
        type: "options",
        label: "Operation",
        default: "equal",
        show: { type: "string" },
        options: [
          { label: "Contains", name: "contains" },
          { label: "Ends With", name: "endsWith" },
          { label: "Equal", name: "equal" },
          { label: "Not Contains", name: "notContains" },
          { label: "Not Equal", name: "notEqual" },
          { label: "Regex", name: "regex" },
          { label: "Starts With", name: "startsWith" },
          { label: "Is Empty", name: "isEmpty" },
          { label: "Not Empty", name: "notEmpty" },
        ],
      },
      {
        type: "options",
        label: "Operation",
        default: "equal",
        show: { type: "number" },
        options: [
          { label: "Smaller", name: "smaller" },
          { label: "Smaller Equal", name: "smallerEqual" },
          { label: "Equal", name: "equal" },
          { label: "Not Equal", name: "notEqual" },
          { label: "Larger", name: "larger" },
          { label: "Larger Equal", name: "largerEqual" },
          { label: "Is Empty", name: "isEmpty" },
          { label: "Not Empty", name: "notEmpty" },
        ],
      },
      {
        type: "options",
        label: "Operation",
        default: "equal",
        show: { type: "boolean" },
        options: [
          { label: "Equal", name: "equal" },
          { label: "Not Equal", name: "notEqual" },
        ],
      },
    ],
  },
  value2: {
    type: "oneOf",
    label: "Value 2",
    description: "Second value, which the first is compared with.",
    optional: true,
    kinds: [
      { type: "string", label: "Value 2", default: "", references: true, show: { type: "string" }, hide: empty },
      { type: "number", label: "Value 2", default: 0, loose: true, show: { type: "number" }, hide: empty },
      { type: "boolean", label: "Value 2", default: false, show: { type: "boolean" } },
    ],
  },
} as const;
