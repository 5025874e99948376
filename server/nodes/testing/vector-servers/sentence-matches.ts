/**
 * Whether metadata is what a filter in the manner of SQL says: `a = 'b' AND (c.d = 2 OR HAS NOT FIELD e)` as Upstash has it,
 * `a == "b" and $meta["c"]["d"] == 2` as Milvus has it. Throws for anything else.
 */
export function sentenceMatches(metadata: unknown, filter: string | undefined): boolean {
  if (!filter) return true;
  const words = filter.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[()]|\[|\]|==?|[^\s()='"[\]]+/g) ?? [];
  const next = (): string => words.shift() ?? "";
  const expect = (word: string): void => {
    const found = next();
    if (found.toUpperCase() !== word) throw new Error(`“${word}” expected, not “${found}”`);
  };
  const either = (): boolean => {
    let result = both();
    while (words[0]?.toUpperCase() === "OR") {
      next();
      const other = both();
      result = result || other;
    }
    return result;
  };
  const both = (): boolean => {
    let result = one();
    while (words[0]?.toUpperCase() === "AND") {
      next();
      const other = one();
      result = result && other;
    }
    return result;
  };
  const one = (): boolean => {
    if (words[0] === "(") {
      next();
      const result = either();
      expect(")");
      return result;
    }
    if (words[0] === "HAS") {
      expect("HAS");
      expect("NOT");
      expect("FIELD");
      return read(metadata, next().split(".")) === undefined;
    }
    const path = next()
      .split(".")
      .filter((part) => part !== "$meta");
    while (words[0] === "[") {
      next();
      path.push(String(literal(next())));
      expect("]");
    }
    if (!/^==?$/.test(next())) throw new Error("= expected");
    return read(metadata, path) === literal(next());
  };
  const result = either();
  if (words.length > 0) throw new Error(`“${words[0]}” is too much`);
  return result;
}

const read = (metadata: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, part) =>
      typeof value === "object" && value !== null
        ? Object.entries(value).find(([key]) => key === part)?.[1]
        : undefined,
    metadata,
  );

function literal(word: string): unknown {
  if (/^(true|false|-?\d+(\.\d+)?)$/.test(word)) return JSON.parse(word);
  if (!/^(["']).*\1$/s.test(word)) throw new Error(`“${word}” is no value`);
  return word.slice(1, -1).replaceAll(/\\(.)/gs, "$1");
}
