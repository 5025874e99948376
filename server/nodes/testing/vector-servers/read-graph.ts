interface GraphQuestion {
  name: string;
  given: Record<string, unknown>;
  properties: string[];
  additional: string[];
}

/** Reads `{Get {Name(limit: 1, …) {a b _additional {id}}}}`. Throws for anything else. */
export function readGraph(query: string): GraphQuestion {
  const words = query.match(/"(?:[^"\\]|\\.)*"|[A-Za-z_]\w*|-?\d[\d.eE+-]*|[{}()[\]:,]/g) ?? [];
  const next = (): string => words.shift() ?? "";
  const expect = (...wanted: string[]): void => {
    for (const word of wanted) {
      const found = next();
      if (found !== word) throw new Error(`“${word}” expected, not “${found}”`);
    }
  };
  const value = (): unknown => {
    const word = next();
    if (word === "{") return fields("}");
    if (word === "[") {
      const items: unknown[] = [];
      while (words[0] !== "]") {
        items.push(value());
        if (words[0] === ",") next();
      }
      next();
      return items;
    }
    // A word without quotes is one of a list of choices.
    return /^["\d-]|^(true|false|null)$/.test(word) ? JSON.parse(word) : word;
  };
  const fields = (end: string): Record<string, unknown> => {
    const read: Record<string, unknown> = {};
    while (words[0] !== end) {
      const name = next();
      if (!/^[A-Za-z_]\w*$/.test(name)) throw new Error(`“${name}” is no name`);
      expect(":");
      read[name] = value();
      if (words[0] === ",") next();
    }
    next();
    return read;
  };
  const names = (): string[] => {
    const read: string[] = [];
    while (/^[A-Za-z]/.test(words[0] ?? "")) read.push(next());
    return read;
  };
  expect("{", "Get", "{");
  const name = next();
  expect("(");
  const given = fields(")");
  expect("{");
  const properties = names();
  expect("_additional", "{");
  const additional = names();
  expect("}", "}", "}", "}");
  return { name, given, properties, additional };
}
