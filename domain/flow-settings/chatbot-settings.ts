import { z } from "zod";
import { flag, optionalText, text } from "./lenient-fields";

/** Starter prompts are keyed by their place: `{"0": {"prompt": "…"}}`. */
const starterPrompts = z
  .record(z.string(), z.object({ prompt: text }).catch({ prompt: "" }))
  .catch({})
  .transform((byPlace) =>
    Object.entries(byPlace)
      .toSorted(([one], [other]) => Number(one) - Number(other))
      .flatMap(([, { prompt }]) => (prompt.trim() === "" ? [] : [prompt.trim()])),
  );

const leads = z
  .object({
    status: flag,
    title: optionalText,
    successMessage: optionalText,
    name: flag,
    email: flag,
    phone: flag,
  })
  .optional()
  .catch(undefined);

/** File endings or MIME types in one comma-separated text. */
const commaList = text.transform((list) =>
  list
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean),
);

const fullFileUpload = z
  .object({
    status: flag,
    allowedUploadFileTypes: commaList,
    pdfFile: z
      .object({ usage: z.enum(["perPage", "perFile"]).catch("perPage") })
      .optional()
      .catch(undefined),
  })
  .optional()
  .catch(undefined);

/** JavaScript, kept as JSON text of a string; older files hold it bare. */
export const script = text.transform((value) => {
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === "string" ? read : value;
  } catch {
    return value;
  }
});

/** `chatbotConfig`: how a flow's chat looks, and whom it may talk to. */
export const chatbotSettings = z.object({
  allowedOrigins: z
    .array(text)
    .catch([])
    .transform((origins) => origins.filter((origin) => origin.trim() !== "")),
  allowedOriginsError: text,
  starterPrompts,
  followUpPrompts: z.object({ status: flag }).catch({ status: false }),
  chatFeedback: z.object({ status: flag }).catch({ status: false }),
  leads,
  fullFileUpload,
  postProcessing: z.object({ enabled: flag, customFunction: script }).optional().catch(undefined),
});

export type ChatbotSettings = z.output<typeof chatbotSettings>;
