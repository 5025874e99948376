import { entriesAt } from "./seq-values";

/** Turns what these files write for values of a run into references of steps. */
export interface SeqWords {
  /** One value, such as `$flow.state.name`. Undefined for what no reference stands for here. */
  reference(value: string): string | undefined;
  /** A prompt whose `{name}` stand for the given values. */
  prompt(text: string, inputs: Readonly<Record<string, unknown>>): string;
}

/** `idOf` knows which step a node of the file became. */
export function seqWords(idOf: (rawId: string) => string | undefined): SeqWords {
  const reference = (value: string): string | undefined => {
    const bare = value.trim();
    const wired = /^\{\{\s*([^{}]+?)\.data\.instance[^{}]*\}\}$/.exec(bare)?.[1];
    if (wired !== undefined) return stepText(idOf(wired));
    if (/^\$flow\.state\.messages\b/.test(bare)) return undefined;
    if (bare === "$flow.input") return "{{question}}";
    if (bare === "$flow.output" || bare === "$flow.output.content") return "{{output}}";
    const output = /^\$flow\.output\.(.+)$/.exec(bare)?.[1];
    if (output !== undefined) return `{{output.${output}}}`;
    if (/^\$(?:flow|vars)\.[\w.[\]"']+$/.test(bare)) return `{{${bare}}}`;
    return bare.startsWith("$") ? stepText(idOf(bare.slice(1).trim())) : value;
  };
  return {
    reference,
    prompt(text, inputs) {
      const values = new Map(entriesAt(inputs, "promptValues"));
      return text.replaceAll(parts, (whole: string, kept?: string, name?: string) => {
        if (kept !== undefined) return whole;
        if (whole === "{{") return "{";
        if (whole === "}}") return "}";
        const value = name === undefined ? undefined : values.get(name);
        return value === undefined ? whole : (reference(value) ?? value);
      });
    },
  };
}

/** References that mean the same here, braces that stand for themselves, and names of prompt values. */
const parts = /\{\{\s*(question|chat_history|file_attachment|\$(?:flow|vars)\.[\w.]+)\s*\}\}|\{\{|\}\}|\{([\w.-]+)\}/g;

const stepText = (id: string | undefined): string | undefined => (id === undefined ? undefined : `{{${id}}}`);
