import { z } from "zod";
import { asRecord } from "./as-record";
import { normalOrigin } from "./origin";
import type { Place } from "./place";
import { section } from "./section";
import { numberAt, storedNumber, textAt } from "./simple-places";
import { chatbotSettings } from "./chatbot-settings";

const webOrigin = z
  .string()
  .max(300, "Use at most 300 characters.")
  .refine(
    (text) => text.trim() === "" || normalOrigin(text)?.startsWith("http") === true,
    "Write it with its scheme, such as https://shop.example.",
  )
  .transform((text) => normalOrigin(text) ?? text);

const origins: Place<string[]> = {
  path: ["chatbotConfig", "allowedOrigins"],
  schema: z
    .array(webOrigin)
    .max(100, "Use at most 100 origins.")
    .transform((list) => [...new Set(list)].filter((origin) => origin.trim() !== "")),
  // Shown as they are compared; what is no origin is shown as it stands, to be mended.
  read: (stored) => chatbotSettings.shape.allowedOrigins.parse(stored).map((text) => normalOrigin(text) ?? text),
  write: (list) => list,
};

/** Sites whose pages may call the flow, and what the others are told. */
export const allowedOrigins = section({
  origins,
  refusal: textAt(["chatbotConfig", "allowedOriginsError"]),
});

/** A limit that lacks one of its numbers was never on; one without a switch is. */
const limitOn: Place<boolean> = {
  path: ["apiConfig", "rateLimit"],
  schema: z.boolean(),
  read: (stored) => {
    const { status, limitMax, limitDuration } = asRecord(stored);
    return status !== false && (storedNumber(limitMax) ?? 0) > 0 && (storedNumber(limitDuration) ?? 0) > 0;
  },
  write: (status, stored) => ({ ...asRecord(stored), status }),
};

/** How often one caller may call the flow. */
export const rateLimit = section(
  {
    enabled: limitOn,
    max: numberAt(["apiConfig", "rateLimit", "limitMax"], { min: 1, max: 1_000_000, whole: true }),
    seconds: numberAt(["apiConfig", "rateLimit", "limitDuration"], { min: 1, max: 31 * 86_400, whole: true }),
    message: textAt(["apiConfig", "rateLimit", "limitMsg"]),
  },
  ({ enabled, max, seconds }, report) => {
    if (enabled && max === null) report("max", "Enter how many messages are allowed.");
    if (enabled && seconds === null) report("seconds", "Enter how long the window is.");
  },
);
