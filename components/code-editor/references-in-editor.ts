import { type Diagnostic, linter } from "@codemirror/lint";
import { type Extension, RangeSetBuilder, StateEffect } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  hoverTooltip,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { t } from "@/components/words/t";
import type { EditorOptions, Knowledge } from "./editor-options";
import type { Live } from "./live-options";
import { referencePattern } from "./reference-pattern";

/** What is known of references has changed: marks and complaints are made anew. */
export const knowledgeChanged = StateEffect.define<null>();

const heard = (update: ViewUpdate): boolean =>
  update.transactions.some(({ effects }) => effects.some((effect) => effect.is(knowledgeChanged)));

/** `{{…}}` in texts: marked, underlined when it will not do, with what it stands for on hover. */
export function referencesInEditor(live: Live): Extension {
  return [marks(live), card(live), complaints(live)];
}

const known = Decoration.mark({ class: "cm-reference" });
const unknown = Decoration.mark({ class: "cm-reference cm-reference-unknown" });

function marks(live: Live): Extension {
  const draw = (view: EditorView): DecorationSet => {
    const builder = new RangeSetBuilder<Decoration>();
    const { know } = live.current;
    if (!know) return builder.finish();
    for (const { from, to } of view.visibleRanges) {
      const start = view.state.doc.lineAt(from).from;
      for (const found of view.state.sliceDoc(start, to).matchAll(referencePattern)) {
        const told = know(found[0]);
        const at = start + found.index;
        if (told) builder.add(at, at + found[0].length, told.trouble === undefined ? known : unknown);
      }
    }
    return builder.finish();
  };
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = draw(view);
      }
      update(update: ViewUpdate) {
        if (update.docChanged || update.viewportChanged || heard(update)) this.decorations = draw(update.view);
      }
    },
    { decorations: ({ decorations }) => decorations },
  );
}

const card = (live: Live): Extension =>
  hoverTooltip((view, place) => {
    const line = view.state.doc.lineAt(place);
    const found = [...line.text.matchAll(referencePattern)].find(
      ({ index, 0: raw }) => place >= line.from + index && place <= line.from + index + raw.length,
    );
    const told = found && live.current.know?.(found[0]);
    if (!told || !found || told.trouble !== undefined) return null;
    const pos = line.from + found.index;
    return { pos, end: pos + found[0].length, above: true, create: () => ({ dom: cardOf(told) }) };
  });

function cardOf({ about, was }: Knowledge): HTMLElement {
  const dom = document.createElement("div");
  dom.className = "cm-reference-card";
  const lines = [
    about,
    was === undefined ? t("It had no value in the last run.") : t("In the last run: {was}", { was }),
  ];
  for (const line of lines) {
    if (line === undefined) continue;
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    dom.append(paragraph);
  }
  return dom;
}

const complaints = (live: Live): Extension =>
  linter((view) => referenceFaults(view.state.doc.toString(), live.current), {
    delay: 250,
    needsRefresh: heard,
  });

function referenceFaults(text: string, { know, readOnly }: EditorOptions): Diagnostic[] {
  if (!know) return [];
  return [...text.matchAll(referencePattern)].flatMap(({ index, 0: raw }): Diagnostic[] => {
    const { trouble, instead } = know(raw) ?? {};
    if (trouble === undefined) return [];
    const replace = (view: EditorView, from: number, to: number) =>
      view.dispatch({ changes: { from, to, insert: instead ?? raw }, userEvent: "input.fix" });
    return [
      {
        ...{ from: index, to: index + raw.length, severity: "warning", message: trouble },
        actions: instead === undefined || readOnly ? [] : [{ name: t("Use {instead}", { instead }), apply: replace }],
      },
    ];
  });
}
