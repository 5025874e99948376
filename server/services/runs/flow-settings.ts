import { z } from "zod";
import type { FlowSettings } from "@/server/data/schema/flows";
import type { OverrideRules } from "@/server/engine/run-request";

/** What a flow's settings say about calls from outside. They are kept as JSON text, as other programs write it. */
export interface CallSettings {
  /** Origins that may call it from a page; empty: all. */
  allowedOrigins: readonly string[];
  /** What the others are told. */
  originRefusal: string;
  rateLimit: { max: number; seconds: number; message: string } | undefined;
  /** Which values callers may replace; undefined: none. */
  overrideRules: OverrideRules | undefined;
  /** The chat's looks and manners, as stored. */
  chatbotConfig: Readonly<Record<string, unknown>>;
}

const refusal = "This site is not allowed to access this chatbot";
const tooMany = "Too many requests. Wait a moment and try again.";

const record = z.record(z.string(), z.unknown()).catch({});
const text = z.string().catch("");
const positive = z.coerce.number().positive().optional().catch(undefined);
const switches = z
  .array(z.object({ name: z.string(), enabled: z.boolean().catch(false) }).catch({ name: "", enabled: false }))
  .catch([]);

const chatbotSchema = z.object({ allowedOrigins: z.array(text).catch([]), allowedOriginsError: text });
const apiSchema = z.object({
  rateLimit: z
    .object({ status: z.boolean().optional(), limitMax: positive, limitDuration: positive, limitMsg: text })
    .optional()
    .catch(undefined),
  overrideConfig: z
    .object({ status: z.boolean().catch(false), nodes: z.record(z.string(), switches).catch({}), variables: switches })
    .optional()
    .catch(undefined),
});

/** Never throws: a part that cannot be read counts as not set. What is stored was checked when it was written. */
export function readCallSettings(settings: FlowSettings): CallSettings {
  const chatbotConfig = parse(settings.chatbotConfig);
  const { allowedOrigins, allowedOriginsError } = chatbotSchema.parse(chatbotConfig);
  const { rateLimit, overrideConfig } = apiSchema.parse(parse(settings.apiConfig));
  const limited =
    rateLimit &&
    rateLimit.status !== false &&
    rateLimit.limitMax !== undefined &&
    rateLimit.limitDuration !== undefined;
  return {
    allowedOrigins: allowedOrigins.filter((origin) => origin.trim() !== ""),
    originRefusal: allowedOriginsError || refusal,
    rateLimit: limited
      ? {
          max: Number(rateLimit.limitMax),
          seconds: Number(rateLimit.limitDuration),
          message: rateLimit.limitMsg || tooMany,
        }
      : undefined,
    overrideRules: overrideConfig,
    chatbotConfig,
  };
}

function parse(json: string | null | undefined): Record<string, unknown> {
  if (!json) return {};
  try {
    return record.parse(JSON.parse(json));
  } catch {
    return {};
  }
}
