import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { t } from "@/components/words/t";
import type { Suggestion } from "./editor-options";
import { insertion } from "./insertion";
import type { Live } from "./live-options";
import { matchSuggestions } from "./match-suggestions";

type Offered = Completion & { suggestion: Suggestion };

/** The lists that open while one types: after two braces in texts, after a dollar sign in programs. */
export const complete = (live: Live): Extension =>
  autocompletion({
    override: [(context) => afterBraces(context, live), (context) => afterDollar(context, live)],
    activateOnTypingDelay: 30,
    // A list that is there to be seen is there to be used.
    interactionDelay: 0,
    icons: false,
    addToOptions: [{ position: 60, render: (completion) => hintOf(completion) }],
  });

function afterBraces(context: CompletionContext, live: Live): CompletionResult | null {
  const { suggestions, readOnly } = live.current;
  const begun = context.matchBefore(/\{\{[^{}\n]{0,80}/);
  if (!begun || !suggestions || readOnly) return null;
  const typed = begun.text.slice(2).trim();
  const found = matchSuggestions(
    suggestions().filter(({ text }) => text.startsWith("{{")),
    typed,
  );
  if (found.length === 0) return null;
  return { from: begun.from, filter: false, options: found.map((each) => offer(each, live)) };
}

function afterDollar(context: CompletionContext, live: Live): CompletionResult | null {
  const { suggestions, readOnly, language } = live.current;
  if (language !== "javascript" || !suggestions || readOnly) return null;
  const begun = context.matchBefore(/\$[\w.$]*/);
  if (!begun && !context.explicit) return null;
  const typed = begun?.text ?? "";
  const found = suggestions().filter(({ text }) => text.toLowerCase().startsWith(typed.toLowerCase()));
  if (found.length === 0) return null;
  return { from: begun?.from ?? context.pos, filter: false, options: found.map((each) => offer(each, live)) };
}

function offer(suggestion: Suggestion, live: Live): Offered {
  return {
    label: suggestion.text,
    displayLabel: suggestion.label,
    suggestion,
    apply: (view, completion, from, to) => {
      const whole = view.state.doc.toString();
      const { insert, to: end } = insertion(suggestion, {
        text: whole,
        from,
        to,
        json: live.current.language === "json",
      });
      view.dispatch({
        changes: { from, to: end, insert },
        selection: { anchor: from + insert.length },
        annotations: pickedCompletion.of(completion),
        userEvent: "input.complete",
        scrollIntoView: true,
      });
      live.current.onChoose?.(suggestion);
    },
  };
}

function hintOf(completion: Completion): Node | null {
  if (!("suggestion" in completion)) return null;
  const { hint, was } = (completion as Offered).suggestion;
  const dom = document.createElement("span");
  dom.className = "cm-suggestion-hint";
  dom.append(hint);
  if (was !== undefined) {
    const value = document.createElement("span");
    value.className = "cm-suggestion-was";
    value.textContent = t("was {was}", { was });
    if (hint !== "") dom.append(" · ");
    dom.append(value);
  }
  return dom;
}
