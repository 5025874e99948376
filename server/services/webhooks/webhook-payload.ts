import { isRichText } from "@/domain/catalogue/plain-text";
import { AppError } from "@/domain/errors";
import { asText, valueAt } from "@/domain/flow/references";
import { parseStepText, type StepReference } from "@/domain/flow/step-references";
import type { WebhookTrigger } from "./webhook-trigger";

/** A request as the flow reads it: `{{$webhook.body.name}}`. */
export interface WebhookPayload {
  body: unknown;
  headers: Record<string, string>;
  query: Record<string, string | string[]>;
}

/** Throws `invalid_input` with the first parameter that is not as the Start step expects. */
export function requireExpected(trigger: WebhookTrigger, { body, headers, query }: WebhookPayload): void {
  if (!trigger.webhookEnableValidation) return;
  for (const { name, required } of trigger.webhookQueryParams)
    if (required && !Object.hasOwn(query, name)) throw refused(`The query parameter “${name}” is missing.`);
  for (const { name, required } of trigger.webhookHeaderParams)
    if (required && headers[name.toLowerCase()] === undefined) throw refused(`The header “${name}” is missing.`);
  for (const { name, required, type } of trigger.webhookBodyParams) {
    const value = typeof body === "object" && body !== null ? (body as Record<string, unknown>)[name] : undefined;
    if (value === undefined && required) throw refused(`“${name}” is missing in the body.`);
    if (value !== undefined && !isOf(type, value)) throw refused(`“${name}” in the body must be of the type ${type}.`);
  }
}

const refused = (message: string): AppError => new AppError("invalid_input", message);

function isOf(type: string, value: unknown): boolean {
  const [, inner] = /^array\[(\w+)\]$/.exec(type) ?? [];
  if (inner !== undefined) return Array.isArray(value) && value.every((one) => isOf(inner, one));
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

/** What the run is asked: the text made of the request, nothing, or "" for the request itself. */
export function questionOf(
  { webhookInputMode: mode, webhookDefaultInput: text }: WebhookTrigger,
  payload: WebhookPayload,
  toMarkdown: (html: string) => string,
): string {
  if (mode === "payload") return "";
  if (mode === "none") return " ";
  const words = isRichText(text) ? toMarkdown(text) : text;
  const filled = parseStepText(words).map((part) =>
    part.kind === "text" ? part.text : valueOf(part.reference, payload),
  );
  return filled.join("") || " ";
}

const valueOf = (reference: StepReference, payload: WebhookPayload): string =>
  reference.kind === "webhook" ? asText(valueAt(payload, reference.path)) : "";
