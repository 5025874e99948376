const said = new Set(["label", "description", "placeholder", "category", "badge", "otherwise"]);

/** What nodes and credential types say of themselves on the screens: labels, descriptions, choices. */
export function catalogueTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(catalogueTexts);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (typeof inner === "string") return said.has(key) && /\p{L}/u.test(inner) ? [inner] : [];
    if (key === "labels" && Array.isArray(inner)) return inner.filter((each) => typeof each === "string");
    // What a node begins with is the flow's text, not the screen's.
    return key === "default" || key === "example" ? [] : catalogueTexts(inner);
  });
}
