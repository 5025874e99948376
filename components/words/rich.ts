import { createElement, Fragment, type ReactNode } from "react";
import { currentWords } from "./current-words";
import { inEnglish, type Wording } from "./msg";
import { understand } from "./understand";

/** What stands in a sentence: a value, an element, or what an element makes of the words between its tags. */
export type RichValues = Readonly<Record<string, ReactNode | ((words: ReactNode) => ReactNode)>>;

/**
 * A sentence with elements inside, which a translator may move:
 * `rich("Read <link>the manual</link> first.", { link: (words) => <a href={manual}>{words}</a> })`.
 */
export function rich(text: string | Wording, values: RichValues): ReactNode {
  const given: Record<string, ReactNode | Tag> = {};
  for (const [name, value] of Object.entries(values)) given[name] = typeof value === "function" ? tag(value) : value;
  const message = understand(currentWords(), inEnglish(text));
  return together(message.format<ReactNode>(given));
}

type Tag = (parts: ReactNode[]) => ReactNode;

const tag =
  (make: (words: ReactNode) => ReactNode): Tag =>
  (parts) =>
    make(together(parts));

/** Several parts side by side need no keys: they never change places while the sentence is there. */
function together(said: ReactNode | ReactNode[]): ReactNode {
  if (!Array.isArray(said)) return said;
  const parts: readonly ReactNode[] = said;
  return parts.length === 1 ? parts[0] : createElement(Fragment, null, ...parts);
}
