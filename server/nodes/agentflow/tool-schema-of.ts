import type { StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";

const objectSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
});

/** A tool's arguments as JSON schema, however the tool wrote them down. */
export async function toolSchemaOf(
  tool: Pick<StructuredToolInterface, "schema">,
): Promise<z.infer<typeof objectSchema>> {
  const { toJsonSchema } = await import("@langchain/core/utils/json_schema");
  return objectSchema.catch({}).parse(toJsonSchema(tool.schema));
}
