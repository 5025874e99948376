import type { Fields } from "@/domain/catalogue/field";

export const chunksInput = {
  maxChunksPerDoc: {
    type: "number",
    label: "Max Chunks Per Doc",
    description: "How many parts of a long document are looked at.",
    placeholder: "10",
    step: 1,
    min: 1,
    optional: true,
    additional: true,
  },
} as const satisfies Fields;

export const modelInput = <const D extends string>(name: D) =>
  ({
    model: { type: "asyncOptions", load: "listModels", label: "Model Name", default: name, optional: true },
  }) as const satisfies Fields;
