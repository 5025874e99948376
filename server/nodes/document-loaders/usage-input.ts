import type { Field } from "@/domain/catalogue/field";

/** Whether a file's pages are documents of their own. */
export const usageInput = {
  type: "options",
  label: "Usage",
  description: "Per page each document knows its page's number.",
  options: [
    { label: "One document per page", name: "perPage" },
    { label: "One document per file", name: "perFile" },
  ],
  default: "perPage",
} as const satisfies Field;
