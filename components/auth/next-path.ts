/**
 * Where to go after signing in: a path of this site, or the start. Anything that a browser could read as another site
 * (`//host`, `/\host`, a scheme) is the start too.
 */
export function nextPath(given: string | undefined): string {
  if (!given || !/^\/[^/\\]/.test(given) || /[\p{Cc}\\]/u.test(given)) return "/";
  const url = new URL(given, "http://weft.invalid");
  return url.host === "weft.invalid" && !url.pathname.startsWith("//") ? url.pathname + url.search + url.hash : "/";
}
