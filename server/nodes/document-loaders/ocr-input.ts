import type { Field } from "@/domain/catalogue/field";

export const ocrInput = {
  type: "boolean",
  label: "OCR",
  description: "Reads English print off pictures and scanned pages. Takes a second or more a page.",
  default: false,
  optional: true,
  additional: true,
} as const satisfies Field;
