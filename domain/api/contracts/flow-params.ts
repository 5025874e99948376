import type { PathParam } from "../contract";

/** The `:id` of paths about a flow. */
export const flowParams = {
  id: {
    description: "The flow's id: the last part of its canvas's address.",
    example: "3b6f1c1e-8f55-4d0c-9a39-0a5c1b1d7f42",
    format: "uuid",
  },
} as const satisfies Record<string, PathParam>;
