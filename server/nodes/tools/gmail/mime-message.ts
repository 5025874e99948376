export interface Mail {
  to?: string | undefined;
  cc?: string | undefined;
  bcc?: string | undefined;
  subject?: string | undefined;
  body?: string | undefined;
}

/** A mail as Gmail takes it: RFC 2822 in base64url. */
export function mimeMessage({ to, cc, bcc, subject = "", body = "" }: Mail): string {
  const kind = /<(?:p|div|br|html|body|table|a|b|strong|h[1-6]|ul|ol)\b/i.test(body) ? "html" : "plain";
  const lines = [
    ...header("To", to),
    ...header("Cc", cc),
    ...header("Bcc", bcc),
    `Subject: ${encoded(oneLine(subject))}`,
    "MIME-Version: 1.0",
    `Content-Type: text/${kind}; charset=utf-8`,
    "Content-Transfer-Encoding: base64",
    "",
    (
      Buffer.from(body, "utf8")
        .toString("base64")
        .match(/.{1,76}/g) ?? []
    ).join("\r\n"),
  ];
  return Buffer.from(lines.join("\r\n"), "utf8").toString("base64url");
}

const header = (name: string, value: string | undefined): string[] =>
  value?.trim() ? [`${name}: ${oneLine(value)}`] : [];

/** A line break would begin another header. */
const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, " ").trim();

/** RFC 2047, in words that are short enough for any server. */
function encoded(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  const words = text.match(/.{1,15}/gsu) ?? [];
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word, "utf8").toString("base64")}?=`).join("\r\n ");
}
