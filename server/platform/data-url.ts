/** Bytes and type of a data URL; undefined for any other text. */
export function readDataUrl(text: string): { mime: string; bytes: Buffer } | undefined {
  if (!/^data:/i.test(text)) return undefined;
  const comma = text.indexOf(",");
  if (comma === -1) return undefined;
  const [mime = "", ...parameters] = text.slice(5, comma).split(";");
  const payload = text.slice(comma + 1);
  const isBase64 = parameters.some((parameter) => parameter.trim().toLowerCase() === "base64");
  const bytes = isBase64 ? Buffer.from(payload, "base64") : Buffer.from(percentDecoded(payload));
  return { mime: mime.trim(), bytes };
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
