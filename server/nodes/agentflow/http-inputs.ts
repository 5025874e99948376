/** Rows of a name and a value. */
const pairs = {
  key: { type: "string", label: "Key", default: "" },
  value: { type: "string", label: "Value", default: "", references: true },
} as const;

export const httpInputs = {
  method: {
    type: "options",
    label: "Method",
    default: "GET",
    options: [
      { label: "GET", name: "GET" },
      { label: "POST", name: "POST" },
      { label: "PUT", name: "PUT" },
      { label: "DELETE", name: "DELETE" },
      { label: "PATCH", name: "PATCH" },
    ],
  },
  url: {
    type: "string",
    format: "url",
    label: "URL",
    description: "Where the request goes. A pasted curl command fills the whole step.",
    placeholder: "https://api.example.com/items",
    references: true,
  },
  headers: {
    type: "array",
    layout: "pairs",
    label: "Headers",
    description: "Sent along with the request, such as Accept or Authorization.",
    optional: true,
    references: true,
    row: pairs,
  },
  queryParams: {
    type: "array",
    layout: "pairs",
    label: "Query Params",
    description: "What follows the question mark of the address.",
    optional: true,
    references: true,
    row: pairs,
  },
  bodyType: {
    type: "options",
    label: "Body Type",
    description: "How the body is written.",
    optional: true,
    options: [
      { label: "JSON", name: "json" },
      { label: "Raw", name: "raw" },
      { label: "Form Data", name: "formData" },
      { label: "x-www-form-urlencoded", name: "xWwwFormUrlencoded" },
    ],
  },
  body: {
    type: "oneOf",
    label: "Body",
    optional: true,
    show: { bodyType: ["raw", "json", "xWwwFormUrlencoded", "formData"] },
    kinds: [
      {
        type: "string",
        label: "Body",
        rows: 4,
        optional: true,
        references: true,
        json: { bodyType: "json" },
        show: { bodyType: ["raw", "json"] },
      },
      {
        type: "array",
        layout: "pairs",
        label: "Body",
        optional: true,
        references: true,
        show: { bodyType: ["xWwwFormUrlencoded", "formData"] },
        row: pairs,
      },
    ],
  },
  responseType: {
    type: "options",
    label: "Response Type",
    description: "How the answer is read: JSON can be referred to part by part.",
    optional: true,
    options: [
      { label: "JSON", name: "json" },
      { label: "Text", name: "text" },
      { label: "Array Buffer", name: "arraybuffer" },
      { label: "Raw (Base64)", name: "base64" },
    ],
  },
} as const;
