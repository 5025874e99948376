/** The two halves of an `Authorization: Basic` header, or null when it is none or malformed (RFC 7617). */
export function readBasic(header: string): { email: string; password: string } | null {
  const encoded = /^basic +([a-z0-9+/=_-]{1,2000})$/i.exec(header.trim())?.[1];
  if (!encoded) return null;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 1 ? null : { email: text.slice(0, colon), password: text.slice(colon + 1) };
}
