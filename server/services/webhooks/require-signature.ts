import { createHmac, timingSafeEqual } from "node:crypto";
import { AppError } from "@/domain/errors";
import type { WebhookTrigger } from "./webhook-trigger";

export const usualSignatureHeader = "x-webhook-signature";

/** Throws `unauthenticated` unless the request carries the signature of its body, or the token, that was agreed on. */
export function requireSignature(
  trigger: WebhookTrigger,
  header: (name: string) => string | null,
  body: Uint8Array,
): void {
  const { webhookSecret: secret, webhookSignatureHeader: name, webhookSignatureType: type } = trigger;
  const given = header(name.trim().toLowerCase() || usualSignatureHeader) ?? "";
  const expected = type === "plain-token" ? secret : createHmac("sha256", secret).update(body).digest("hex");
  const bare = given.trim().replace(type === "plain-token" ? /^Bearer\s+/i : /^sha256=/i, "");
  // A flow whose author has not written the secret yet takes nobody's word.
  if (secret === "" || !isSame(type === "plain-token" ? bare : bare.toLowerCase(), expected))
    throw new AppError("unauthenticated", "The signature of the request is missing or wrong.");
}

/** Both as digests, so that neither length nor content can be told from the time that it takes. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHmac("sha256", "compare").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
