import type { Fields } from "@/domain/catalogue/field";

export const timeoutInput = {
  timeout: {
    type: "number",
    label: "Timeout",
    description: "Milliseconds to wait for the provider before giving up.",
    step: 1,
    min: 1,
    optional: true,
    additional: true,
  },
} as const satisfies Fields;
