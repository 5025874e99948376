import { schemaTrouble } from "@/domain/tools/saved-tool";
import { toolProperties } from "@/domain/tools/tool-schema";

/** What a tool takes, in a line: `city, days`. */
export const takenArguments = (schema: string): string =>
  schemaTrouble(schema) === undefined
    ? toolProperties(schema)
        .map(({ property }) => property)
        .join(", ")
    : "";
