import { z } from "zod";

const word = z.string().trim().min(1).max(200);
const output = z.union([word, z.number().transform(String)]);

/** What a model is asked to write: nodes and wires, and nothing that the catalogue or a person decides. */
export const flowDraft = z.strictObject({
  name: z.string().trim().min(1).max(120),
  nodes: z
    .array(
      z.strictObject({
        /** By which wires and references mean it. */
        id: word,
        /** Name in the catalogue. */
        node: word,
        label: z.string().trim().max(120).nullish(),
        inputs: z.record(z.string().max(200), z.unknown()).nullish(),
        /** The step that holds it. */
        inside: word.nullish(),
      }),
    )
    .min(1)
    .max(80),
  wires: z.array(z.strictObject({ from: word, output: output.nullish(), to: word, input: word.nullish() })).max(300),
});

export type FlowDraft = z.output<typeof flowDraft>;
