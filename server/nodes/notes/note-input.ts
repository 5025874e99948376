import type { Fields } from "@/domain/catalogue/field";

export const noteInput = {
  note: { type: "string", label: "Note", placeholder: "Type something here", rows: 1, optional: true },
} as const satisfies Fields;
