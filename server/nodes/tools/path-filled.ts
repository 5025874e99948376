/** An address whose `:name` parts are filled in; other values become its query. */
export function pathFilled(
  address: string,
  values: Readonly<Record<string, unknown>>,
  inPath: ReadonlySet<string>,
): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== "");
  if (!URL.canParse(address)) throw new Error(`“${address.slice(0, 200)}” is no address. It begins with https://.`);
  const url = new URL(address);
  for (const [name, value] of given) {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    if (inPath.has(name)) {
      const parts = url.pathname.split("/").map((part) => (part === `:${name}` ? encodeURIComponent(text) : part));
      url.pathname = parts.join("/");
    } else url.searchParams.set(name, text);
  }
  return url.href;
}
