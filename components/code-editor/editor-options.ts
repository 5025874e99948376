import type { FieldControl } from "@/components/ui/field";

export type EditorLanguage = "text" | "markdown" | "javascript" | "json" | "html" | "python";

/** Something that may be written: a whole `{{reference}}` in texts, a name such as `$flow.state.mail` in programs. */
export interface Suggestion {
  text: string;
  label: string;
  /** What it stands for. */
  hint: string;
  /** What it was in the last run, cut to a line. */
  was?: string | undefined;
  /** In JSON it stands where a value does, so that it gets quotes of its own. */
  quoted?: boolean | undefined;
}

/** What is known of a reference that somebody wrote. */
export interface Knowledge {
  /** Why it will not do. */
  trouble?: string | undefined;
  /** What was probably meant, braces included. */
  instead?: string | undefined;
  /** What it stands for, and what it was in the last run. */
  about?: string | undefined;
  was?: string | undefined;
}

/** One history for the editor and what lies around it. Without it the editor has a history of its own. */
export interface OuterHistory {
  undo: () => void;
  redo: () => void;
  /** A line is finished: the next one is another step back. */
  seal: () => void;
}

export interface EditorOptions<S extends Suggestion = Suggestion> {
  control: FieldControl;
  /** What the field is called, where no label on the page says so. */
  label?: string | undefined;
  value: string;
  language: EditorLanguage;
  onChange: (value: string) => void;
  onFocus?: (() => void) | undefined;
  /** The editor has lost the focus. */
  onDone?: (() => void) | undefined;
  readOnly?: boolean | undefined;
  placeholder?: string | undefined;
  /** Lines that are shown at least. One: the field is a single line that grows as it wraps. */
  rows?: number | undefined;
  /** Fills the room it is given, with line numbers. */
  big?: boolean | undefined;
  /** Asked for when a list opens. */
  suggestions?: (() => readonly S[]) | undefined;
  onChoose?: ((suggestion: S) => void) | undefined;
  /** What is known of a reference as written; undefined where double braces mean nothing. */
  know?: ((raw: string) => Knowledge | undefined) | undefined;
  history?: OuterHistory | undefined;
  /** Gets what is pasted; true: it has been dealt with. */
  onPasteText?: ((text: string) => boolean) | undefined;
}

/** In programs Tab indents, and Escape lets go of it. */
export const isProgram = (language: EditorLanguage): boolean =>
  language === "javascript" || language === "json" || language === "python" || language === "html";
