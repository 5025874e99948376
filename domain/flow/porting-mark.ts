/** First line of code that came from elsewhere in another language and stands there as a comment. */
const portingMark = "// Needs porting from Python";

export const needsPorting = (code: unknown): boolean => typeof code === "string" && code.startsWith(portingMark);

/** Code that keeps the Python as a comment and says, when it is run, what is missing. */
export function markForPorting(name: string, python: string): string {
  const kept = python.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => `//   ${line}`.trimEnd());
  const message = `The tool “${name}” is still written in Python. Write it in JavaScript in its node.`;
  return [
    `${portingMark}: write below in JavaScript what the comment does, then remove this line.`,
    ...kept,
    `throw new Error(${JSON.stringify(message)});`,
  ].join("\n");
}
