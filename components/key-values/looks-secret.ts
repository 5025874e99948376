const names = /^(?:.*[-_])?(?:authorization|api[-_]?key|apikey|token|secret|password|passwd|cookie|signature|auth)$/i;

/**
 * Whether a value is a secret that somebody typed: it is named like one and holds more than references. A reference shows
 * where the secret is, not what it is.
 */
export function looksSecret(name: string, value: string): boolean {
  if (!names.test(name.trim())) return false;
  const literal = value.replaceAll(/\{\{[^{}]*\}\}/g, "").replace(/^\s*(?:Bearer|Basic|Token)\s*/i, "");
  return literal.trim() !== "";
}
