import type { Fields } from "@/domain/catalogue/field";

/** What every record manager asks, under Flowise's names. */
export const recordInputs = {
  namespace: {
    type: "string",
    label: "Namespace",
    description: "Stores that are filled with the same namespace share their records. Empty: this node's own.",
    optional: true,
    additional: true,
  },
  cleanup: {
    type: "options",
    label: "Cleanup",
    description: "What an upsert removes from the store.",
    options: [
      { label: "None", name: "none", description: "Nothing: documents are only never stored twice." },
      {
        label: "Incremental",
        name: "incremental",
        description: "What a source held before and holds no more.",
      },
      { label: "Full", name: "full", description: "Everything that this upsert did not bring." },
    ],
    default: "none",
    additional: true,
  },
  sourceIdKey: {
    type: "string",
    label: "SourceId Key",
    description: "Metadata that tells which documents come from the same source.",
    default: "source",
    placeholder: "source",
    additional: true,
  },
} as const satisfies Fields;
