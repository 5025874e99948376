import { type Diagnostic, linter } from "@codemirror/lint";
import type { Extension } from "@codemirror/state";
import { checkJson, type SyntaxFault } from "./check-json";
import type { EditorLanguage } from "./editor-options";

/** What is wrong with a program, underlined as one types. Nothing is run. */
export function syntaxLint(language: EditorLanguage): Extension {
  if (language === "json") return linter(({ state }) => faults(checkJson(state.doc.toString())), { delay: 300 });
  if (language !== "javascript") return [];
  return linter(
    async ({ state }) => {
      const { checkScript } = await import("./check-script");
      return faults(checkScript(state.doc.toString()));
    },
    { delay: 400 },
  );
}

/** A fault at the end of a text is drawn under its last character: there is none behind it to underline. */
const faults = (fault: SyntaxFault | undefined): Diagnostic[] =>
  fault ? [{ ...fault, from: Math.max(0, Math.min(fault.from, fault.to - 1)), severity: "error" }] : [];
