/** What changes parts that are in a project anyway. `limit`: runs wait for a person for some time; `code`: agents run code;
 * `recall`: a chat remembers in its own way. */
export type Feature = "limit" | "code" | "recall";

const mark = / \/\/([+-])(limit|code|recall)$/;

/**
 * A source as one project needs it: lines that end in `//+limit` are for projects with that feature only, lines that end
 * in `//-limit` for those without.
 */
export const forFeatures = (source: string, features: ReadonlySet<string>): string =>
  source
    .split("\n")
    .filter((line) => {
      const [, sign, feature = ""] = mark.exec(line) ?? [];
      return sign === undefined || features.has(feature) === (sign === "+");
    })
    .map((line) => line.replace(mark, ""))
    .join("\n");
