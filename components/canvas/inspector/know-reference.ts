import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { Problem } from "@/domain/flow/problem";
import { formatReference, parseReference } from "@/domain/flow/references";
import type { Knowledge, Suggestion } from "@/components/code-editor/editor-options";
import { nearest } from "./nearest";

interface Surroundings {
  kind: FlowKind;
  /** Everything that may stand here. */
  choices: readonly Suggestion[];
  /** What is wrong with the node's inputs. */
  problems: readonly Problem[];
  /** What a reference was in the last run, on one line. */
  was: (raw: string) => string | undefined;
}

/**
 * What is known of a reference as somebody wrote it. In a chatflow double braces are often meant as such, so that only
 * what is read as a reference counts.
 */
export function knowReference(raw: string, { kind, choices, problems, was }: Surroundings): Knowledge | undefined {
  if (choices.length === 0) return undefined;
  const inner = raw.slice(2, -2);
  const written = kind === "chatflow" ? formatReference(parseReference(inner)) : raw;
  const trouble = problems.find(({ message }) => message.startsWith(written) || message.startsWith(raw))?.message;
  const tidy = `{{${inner.replaceAll(String.raw`\_`, "_").trim()}}}`;
  const known = choices.find(({ text }) => text === tidy);
  const within = known ?? longestBefore(tidy, choices);
  const strange = !within ? missedKey(tidy, choices) : undefined;
  if (trouble === undefined && strange === undefined) {
    if (kind === "chatflow" && parseReference(inner).kind === "unknown") return undefined;
    if (kind === "agentflow" && !within && !/^\s*[$\w.[\]"'\\]+\s*$/.test(inner)) return undefined;
    return { about: within ? aboutOf(within) : undefined, was: was(raw) };
  }
  const instead = nearest(
    tidy,
    choices.map(({ text }) => text),
  );
  return { trouble: trouble ?? strange, instead };
}

const aboutOf = ({ label, hint }: Suggestion): string => (hint === "" ? label : `${label}: ${hint}`);

/** What the reference leads into: `{{llm_0.output.a.b}}` goes on from `{{llm_0.output.a}}`. */
function longestBefore(tidy: string, choices: readonly Suggestion[]): Suggestion | undefined {
  const inner = tidy.slice(0, -2);
  return choices
    .filter(({ text }) => inner.startsWith(`${text.slice(0, -2)}.`) || inner.startsWith(`${text.slice(0, -2)}[`))
    .filter(({ text }) => !isStepAlone(text))
    .toSorted((a, b) => b.text.length - a.text.length)[0];
}

/** A step's name alone says nothing of what its output holds. */
const isStepAlone = (text: string): boolean => /^\{\{\w+_\d+\}\}$/.test(text);

/** A key that a step's output does not promise, but nearly; a variable that there is not. */
function missedKey(tidy: string, choices: readonly Suggestion[]): string | undefined {
  const [, family] = /^\{\{(\w+_\d+\.output\.|\$flow\.|\$vars\.)./.exec(tidy) ?? [];
  if (family === undefined) return undefined;
  if (family === "$vars.") return t("{tidy}: the workspace has no such variable.", { tidy });
  const known = choices.map(({ text }) => text).filter((text) => text.startsWith(`{{${family}`));
  const near = nearest(tidy, known);
  return near === undefined ? undefined : t("{tidy} is not known here. {near} is.", { tidy, near });
}
