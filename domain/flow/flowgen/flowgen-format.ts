import { z } from "zod";

/** A file of FlowGen or of Agentok, its later name, as tolerantly as Flowise's are read. */
const record = z.record(z.string(), z.unknown());
const coordinate = z.coerce.number().catch(0);
const optionalNumber = z.number().optional().catch(undefined);
const optionalText = z.string().optional().catch(undefined);
const box = z.object({ width: optionalNumber, height: optionalNumber });

export const flowGenNodeSchema = z.object({
  id: z.union([z.string().min(1), z.number().transform(String)]),
  type: optionalText,
  position: z.object({ x: coordinate, y: coordinate }).catch({ x: 0, y: 0 }),
  ...box.shape,
  style: box.optional().catch(undefined),
  parentId: optionalText,
  parentNode: optionalText,
  data: record.catch({}).default({}),
});

export const flowGenEdgeSchema = z.object({
  source: z.string(),
  target: z.string(),
  type: optionalText,
  data: record.catch({}).default({}),
});

/** A function of FlowGen's Config (`code` is the body), or a tool of Agentok (`code` is the whole `def`). */
export const flowGenToolSchema = z.object({
  id: z.union([z.string(), z.number().transform(String)]).catch(""),
  name: z.string().catch(""),
  description: z.string().catch(""),
  async: z.boolean().catch(false),
  code: z.string().catch(""),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        type: z.string().catch("string"),
        description: z.string().catch(""),
        required: z.boolean().catch(false),
      }),
    )
    .catch([]),
  variables: z.array(z.object({ name: z.string() })).catch([]),
});

export type FlowGenNode = z.infer<typeof flowGenNodeSchema>;
export type FlowGenEdge = z.infer<typeof flowGenEdgeSchema>;
export type FlowGenTool = z.infer<typeof flowGenToolSchema>;
