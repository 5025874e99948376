import { z } from "zod";
import { converseSchema } from "./flow-document";

/**
 * Flowise's file as tolerantly as its own editor reads it: nothing is required, extra keys are ignored, and a value of
 * the wrong type counts as absent. What must be refused is refused later, in words.
 */
const record = z.record(z.string(), z.unknown());
const records = z
  .array(z.unknown())
  .transform((list) => list.flatMap((item) => z.array(record).safeParse([item]).data ?? []));
const optionalText = z.string().optional().catch(undefined);
const optionalNumber = z.number().optional().catch(undefined);
/** Set or absent; anything but true counts as absent. */
const mark = z.literal(true).optional().catch(undefined);
const coordinate = z.coerce.number().catch(0);

const dataSchema = z.object({
  id: optionalText,
  label: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
  version: z.coerce.number().catch(1).default(1),
  name: optionalText,
  category: optionalText,
  credential: optionalText,
  inputs: record.catch({}).default({}),
  outputs: record.catch({}).default({}),
  inputParams: records.catch([]).default([]),
  inputAnchors: records.catch([]).default([]),
  disabled: mark,
  collapsed: mark,
});

export const flowiseNodeSchema = z.object({
  id: optionalText,
  type: optionalText,
  position: z.object({ x: coordinate, y: coordinate }).catch({ x: 0, y: 0 }),
  width: optionalNumber,
  height: optionalNumber,
  style: z.object({ width: optionalNumber, height: optionalNumber }).optional().catch(undefined),
  parentNode: optionalText,
  parentId: optionalText,
  data: dataSchema.catch(() => dataSchema.parse({})).default(() => dataSchema.parse({})),
});

export const flowiseEdgeSchema = z.object({
  source: z.string(),
  target: z.string(),
  sourceHandle: z.string().catch(""),
  targetHandle: z.string().catch(""),
  data: z
    .object({ edgeLabel: optionalText, label: optionalText, converse: converseSchema.optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

export const viewportSchema = z.object({ x: z.number(), y: z.number(), zoom: z.number().positive() });

export type FlowiseNode = z.infer<typeof flowiseNodeSchema>;
export type FlowiseEdge = z.infer<typeof flowiseEdgeSchema>;

/** A node of a file, read twice: what is understood of it, and its `data` whole. */
export interface RawNode {
  node: FlowiseNode;
  data: Readonly<Record<string, unknown>>;
}

/** Key under which Flowise keeps a credential's id inside the settings of an embedded model or tool. */
export const embeddedCredentialKey = "FLOWISE_CREDENTIAL_ID";

/** How an input names the node that is wired to it. */
export const instanceReference = (nodeId: string): string => `{{${nodeId}.data.instance}}`;

/** Node ids named by a stored slot value: one reference, or a list of them in the order of their wires. */
export function referencedNodes(value: unknown): string[] {
  const texts = Array.isArray(value) ? value : [value];
  return texts.flatMap((text: unknown) => {
    const match = typeof text === "string" ? /^\{\{\s*([^{}]+?)\.data\.instance/.exec(text) : null;
    return match?.[1] === undefined ? [] : [match[1]];
  });
}
