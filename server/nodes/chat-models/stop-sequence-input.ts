import type { Fields } from "@/domain/catalogue/field";

export const stopSequenceInput = {
  stopSequence: {
    type: "string",
    label: "Stop Sequence",
    description: "The answer ends where one of these words would come. Separate several with commas.",
    rows: 4,
    optional: true,
    additional: true,
  },
} as const satisfies Fields;
