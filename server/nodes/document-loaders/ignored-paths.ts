import { wordList } from "./word-list";

/** Whether a path is left out by a list of patterns, written as JSON or separated by commas, in the manner of .gitignore. */
export function ignoredPaths(list: string | undefined): (path: string) => boolean {
  const patterns = wordList(list).map(toExpression);
  return (path) => patterns.some((pattern) => pattern.test(path));
}

function toExpression(pattern: string): RegExp {
  const body = pattern.replace(/\/+$/, "").replace(/^\/+/, "");
  const source = body
    .split(/(\*\*\/?|\*|\?)/)
    .map((part) => {
      if (part.startsWith("**")) return "(?:.*)";
      if (part === "*") return "[^/]*";
      return part === "?" ? "[^/]" : part.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
    })
    .join("");
  // Without a slash inside it a pattern holds at every depth.
  const anchor = body.includes("/") || pattern.startsWith("/") ? "^" : "(?:^|/)";
  return new RegExp(`${anchor}${source}(?:/|$)`);
}
