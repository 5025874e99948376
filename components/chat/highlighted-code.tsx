import { fence } from "./fence";
import { Markdown } from "./markdown";

/** A program in its colours, with a copy button. `language` is the highlighter's name for it. */
export function HighlightedCode({ code, language }: { code: string; language: string }) {
  return <Markdown text={fence(language, code)} />;
}
