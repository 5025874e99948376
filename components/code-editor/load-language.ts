import type { Extension } from "@codemirror/state";
import { assertNever } from "@/domain/assert-never";
import type { EditorLanguage } from "./editor-options";

/** How a language is read and coloured, loaded when somebody needs it. */
export async function loadLanguage(language: EditorLanguage): Promise<Extension> {
  switch (language) {
    case "text":
      return [];
    case "markdown": {
      const { markdown, markdownKeymap } = await import("@codemirror/lang-markdown");
      const { keymap } = await import("@codemirror/view");
      return [markdown({ addKeymap: false }), keymap.of(markdownKeymap)];
    }
    case "javascript":
      return (await import("@codemirror/lang-javascript")).javascript();
    case "json":
      return (await import("@codemirror/lang-json")).json();
    case "html":
      return (await import("@codemirror/lang-html")).html();
    case "python":
      return (await import("@codemirror/lang-python")).python();
    default:
      return assertNever(language);
  }
}
