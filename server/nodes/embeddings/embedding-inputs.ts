import type { Fields } from "@/domain/catalogue/field";

export const stripNewLinesInput = {
  stripNewLines: {
    type: "boolean",
    label: "Strip New Lines",
    description: "Replaces line breaks by spaces before a text is embedded.",
    optional: true,
    additional: true,
  },
} as const satisfies Fields;

export const batchSizeInput = {
  batchSize: {
    type: "number",
    label: "Batch Size",
    description: "Texts sent in one request.",
    step: 1,
    min: 1,
    optional: true,
    additional: true,
  },
} as const satisfies Fields;

export const baseOptionsInput = {
  baseOptions: {
    type: "json",
    label: "BaseOptions",
    description: "Headers to send along.",
    optional: true,
    additional: true,
  },
} as const satisfies Fields;

export const dimensionsInput = {
  dimensions: {
    type: "number",
    label: "Dimensions",
    description: "Length of the vectors, for models that can shorten them.",
    step: 1,
    min: 1,
    optional: true,
    additional: true,
  },
} as const satisfies Fields;
