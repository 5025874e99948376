import { z } from "zod";
import { flowSections } from "./flow-sections";

const names = [
  "allowedOrigins",
  "rateLimit",
  "starterPrompts",
  "followUps",
  "feedback",
  "leads",
  "speechToText",
  "textToSpeech",
  "fileUpload",
  "overrides",
  "postProcessing",
  "appearance",
] as const satisfies readonly (keyof typeof flowSections)[];

/** A flow and the new value of one of its sections, which must be what that section takes and nothing beside it. */
export const sectionChange = z
  .strictObject({ id: z.string().max(100), section: z.enum(names), value: z.unknown() })
  .superRefine(({ section, value }, context) => {
    const { error } = flowSections[section].schema.safeParse(value);
    for (const issue of error?.issues ?? [])
      context.addIssue({ code: "custom", path: ["value", ...issue.path], message: issue.message });
  });
