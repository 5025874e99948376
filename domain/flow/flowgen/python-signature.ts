import type { FlowGenTool } from "./flowgen-format";

type Parameter = FlowGenTool["parameters"][number];

/** What the first `def` of a Python text takes, by its annotations. Undefined without one. */
export function pythonSignature(code: string): { name: string; parameters: Parameter[] } | undefined {
  const match = /^[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*\(/m.exec(code);
  if (!match?.[1]) return undefined;
  const inside = untilClosed(code.slice(match.index + match[0].length));
  const parameters = topLevel(inside, ",").flatMap((part) => parameterOf(part) ?? []);
  return { name: match[1], parameters };
}

function parameterOf(part: string): Parameter | undefined {
  const [declared = "", ...rest] = topLevel(part, "=");
  const [name, annotation] = splitOnce(declared, ":");
  if (!/^[A-Za-z_]\w*$/.test(name.trim()) || name.trim() === "self") return undefined;
  const annotated = /Annotated\s*\[([\s\S]*)\]\s*$/.exec(annotation)?.[1];
  const [type = "", words = ""] = annotated === undefined ? [annotation] : topLevel(annotated, ",");
  const description = /(["'])([\s\S]*)\1/.exec(words)?.[2] ?? "";
  return { name: name.trim(), type: type.trim(), description, required: rest.length === 0 };
}

function splitOnce(text: string, by: string): [string, string] {
  const at = text.indexOf(by);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Each character outside of strings and comments, with how deep it lies in brackets. */
function* plain(text: string): Generator<{ at: number; character: string; depth: number }> {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (character === '"' || character === "'") {
      const end = new RegExp(`\\\\[\\s\\S]|${character}`, "g");
      end.lastIndex = at + 1;
      let found = end.exec(text);
      while (found && found[0] !== character) found = end.exec(text);
      at = found?.index ?? text.length;
    } else if (character === "#") {
      const end = text.indexOf("\n", at);
      at = end < 0 ? text.length : end;
    } else {
      if (Object.values(closers).includes(character)) depth -= 1;
      yield { at, character, depth };
      if (Object.hasOwn(closers, character)) depth += 1;
    }
  }
}

function untilClosed(text: string): string {
  for (const { at, depth } of plain(text)) if (depth < 0) return text.slice(0, at);
  return text;
}

function topLevel(text: string, separator: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { at, character, depth } of plain(text)) {
    if (depth !== 0 || character !== separator) continue;
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  return [...parts, text.slice(from)].filter((part) => part.trim() !== "");
}
