import type { Saying } from "./state";

/** What a message says to whoever reads along: calls and results of tools in words. */
export function spokenContent({ content, calls, kind, results }: Saying): string {
  if (calls) {
    const asked = calls.map(({ name, args }) => `${name}(${JSON.stringify(args)})`);
    return [...(content === "" ? [] : [content]), ...asked].join("\n");
  }
  return kind === "tool_result" ? (results ?? []).map((one) => one.content).join("\n") : content;
}
