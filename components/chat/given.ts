import { z } from "zod";

/** What a person gave in place of a question: a decision that a run waits for, or a form that begins one. */
export const given = z.union([
  z.object({
    humanInput: z.object({
      type: z.enum(["proceed", "reject"]),
      startNodeId: z.string(),
      feedback: z.string(),
    }),
  }),
  z.object({ form: z.record(z.string(), z.unknown()) }),
]);

export type Given = z.output<typeof given>;
export type Decision = Extract<Given, { humanInput: object }>["humanInput"];

export const isDecision = (value: Given | undefined): value is { humanInput: Decision } =>
  value !== undefined && "humanInput" in value;
