/** `src/steps/invoke.ts` of an exported project: a tool that is called by the flow itself. */
export const invokeSource = String.raw`import type { StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";
import { looseJson } from "../loose-json.js";
import { asText, at, changes, fillText } from "../references.js";
import type { Step } from "../state.js";
import { Trouble } from "../trouble.js";

interface Invocation {
  id: string;
  tool: StructuredToolInterface;
  /** What it is given, by the name of each argument. */
  given: readonly (readonly [string, string])[];
  update: readonly (readonly [string, string])[];
}

/** Calls one tool with the arguments that are written in the flow. */
export const invoke =
  ({ id, tool, given, update }: Invocation): Step =>
  async (state) => {
    const kinds = tool.schema instanceof z.ZodType ? z.toJSONSchema(tool.schema, { io: "input", unrepresentable: "any" }) : tool.schema;
    const read = given.map(([name, text]) => [name, readAs(fillText(text, state), at(kinds, ["properties", name]))]);
    const content = await call(tool, Object.fromEntries(read.filter(([, value]) => value !== undefined)));
    return {
      outputs: { [id]: { content } },
      values: changes(update, state, { content }),
      answer: content,
    };
  };

async function call(tool: StructuredToolInterface, args: Record<string, unknown>): Promise<string> {
  try {
    return asText(await tool.invoke(args));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Trouble("The tool “" + tool.name + "” failed: " + reason, error instanceof Trouble && error.passes);
  }
}

/** A value that is of another kind than the tool wants stays as it is, for the tool to refuse in its own words. */
function readAs(text: string, property: unknown): unknown {
  const [kind, trimmed] = [kindOf(property), text.trim()];
  if (kind === "string") return text;
  if (trimmed === "") return kind === undefined ? text : undefined;
  if (kind === "number" || kind === "integer") return Number.isFinite(Number(trimmed)) ? Number(trimmed) : text;
  if (kind === "boolean") return trimmed === "true" ? true : trimmed === "false" ? false : text;
  return /^\\?[[{]/.test(trimmed) ? (looseJson(trimmed) ?? text) : text;
}

/** The one kind of a property, optional ones looked through. */
function kindOf(property: unknown): string | undefined {
  const kind = at(property, ["type"]);
  if (typeof kind === "string") return kind;
  const kinds = at(property, ["anyOf"]);
  const [only, ...others] = Array.isArray(kinds) ? kinds.map(kindOf).filter((each) => each !== "null") : [];
  return others.length === 0 ? only : undefined;
}
`;

/** `src/loose-json.ts` */
export const looseJsonSource = String.raw`import JSON5 from "json5";

/** Reads JSON as people and models write it. Undefined for anything else. */
export function looseJson(text: string): unknown {
  // Rich text puts backslashes before brackets.
  const plain = text.replaceAll(/\\([[\]{}_])/g, "$1");
  const inOneLine = plain.replaceAll(/"(?:[^"\\]|\\.)*"/gs, (quoted) => quoted.replaceAll(/\r?\n/g, "\\n"));
  for (const each of [text, plain, inOneLine]) {
    try {
      return JSON5.parse(each);
    } catch {
      continue;
    }
  }
  return undefined;
}
`;
