import {
  acceptCompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionStatus,
  startCompletion,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, insertTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap, searchPanelOpen } from "@codemirror/search";
import { Annotation, Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
  tooltips,
  type ViewUpdate,
} from "@codemirror/view";
import { complete } from "./complete";
import { type EditorOptions, isProgram } from "./editor-options";
import { editorTheme } from "./editor-theme";
import type { Live } from "./live-options";
import { loadLanguage } from "./load-language";
import { minimalChange } from "./minimal-change";
import { knowledgeChanged, referencesInEditor } from "./references-in-editor";
import { syntaxLint } from "./syntax-lint";

/** A text that came from outside and is no news to the one who sent it. */
const fromOutside = Annotation.define<boolean>();

export interface EditorHandle {
  view: EditorView;
  /** Goes on where somebody was writing in the plain field, in the midst of a reference too. */
  takeOver: (anchor: number, head: number) => void;
  /** Follows what the page says now. */
  update: (options: EditorOptions) => void;
  destroy: () => void;
}

/** Of the text before the cursor: a reference that has begun and not ended. */
const openReference = /\{\{[^{}]*$/;

/** Milliseconds in which Tab leaves the editor after Escape: as long as somebody needs to find the key. */
const letGo = 60_000;

export function createEditor(parent: HTMLElement, options: EditorOptions): EditorHandle {
  const live: Live = { current: options };
  const sent = new Set<string>();
  const attributes = new Compartment();
  const language = new Compartment();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.value,
      extensions: [
        attributes.of(attributesOf(options)),
        language.of([]),
        ...partsOf(options, live),
        EditorView.updateListener.of((update) => told(update, live, sent)),
      ],
    }),
  });
  void loadLanguage(options.language).then((loaded) =>
    view.dispatch({ effects: language.reconfigure([loaded, syntaxLint(options.language)]) }),
  );
  return {
    view,
    takeOver: (anchor, head) => {
      const end = view.state.doc.length;
      view.focus();
      view.dispatch({ selection: { anchor: Math.min(anchor, end), head: Math.min(head, end) } });
      const line = view.state.doc.lineAt(view.state.selection.main.head);
      if (openReference.test(line.text.slice(0, view.state.selection.main.head - line.from))) startCompletion(view);
    },
    update: (next) => {
      const before = live.current;
      live.current = next;
      if (attributesKey(before) !== attributesKey(next))
        view.dispatch({ effects: attributes.reconfigure(attributesOf(next)) });
      if (before.know !== next.know) view.dispatch({ effects: knowledgeChanged.of(null) });
      follow(view, next.value, sent);
    },
    destroy: () => view.destroy(),
  };
}

/** Brings in a text that came from outside. An echo of what was typed a moment ago is none. */
function follow(view: EditorView, value: string, sent: Set<string>): void {
  const now = view.state.doc.toString();
  if (value === now) return sent.clear();
  if (sent.has(value) || view.composing) return;
  sent.clear();
  const changes = minimalChange(now, value);
  if (!changes) return;
  const anchor = changes.from + changes.insert.length;
  view.dispatch({ changes, annotations: fromOutside.of(true), ...(view.hasFocus && { selection: { anchor } }) });
}

function told(update: ViewUpdate, { current }: Live, sent: Set<string>): void {
  keepEscape(update.view, current);
  if (update.focusChanged && update.view.hasFocus) current.onFocus?.();
  if (update.focusChanged && !update.view.hasFocus) current.onDone?.();
  if (!update.docChanged || update.transactions.some((each) => each.annotation(fromOutside))) return;
  const text = update.state.doc.toString();
  sent.add(text);
  current.onChange(text);
  let broken = false;
  update.changes.iterChanges((_fromA, _toA, _fromB, _toB, inserted) => (broken ||= inserted.lines > 1));
  if (broken) current.history?.seal();
}

/** While a list or the search is open, or Tab indents, Escape is the editor's own. */
function keepEscape(view: EditorView, { language, readOnly, big }: EditorOptions, released = false): void {
  const listed = completionStatus(view.state) !== null;
  // A list that scrolls can be reached, so that it can be scrolled without a mouse.
  if (listed) view.dom.querySelector(".cm-tooltip-autocomplete > ul")?.setAttribute("tabindex", "0");
  const open = listed || searchPanelOpen(view.state);
  const holdsTab = isProgram(language) && !readOnly && !big && !released;
  view.dom.toggleAttribute("data-keeps-escape", open || holdsTab);
}

const attributesKey = ({ control, label, readOnly, placeholder: text }: EditorOptions): string =>
  JSON.stringify([control, label, readOnly, text]);

function attributesOf({ control, label, readOnly = false, placeholder: text, rows = 1, language }: EditorOptions) {
  const { id, ...aria } = control;
  const given = Object.entries({ ...aria, "aria-readonly": readOnly || undefined }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  return [
    EditorState.readOnly.of(readOnly),
    EditorView.contentAttributes.of({
      id,
      // Editable as it is, it can be reached anyway; tools that judge pages go by the attribute alone.
      tabindex: "0",
      ...Object.fromEntries(given),
      ...(label === undefined ? { "aria-labelledby": `${id}-label` } : { "aria-label": label }),
      "aria-multiline": String(rows > 1 || isProgram(language)),
      ...(!isProgram(language) && { spellcheck: "true", autocorrect: "on", autocapitalize: "sentences" }),
    }),
    text === undefined ? [] : placeholder(text),
  ];
}

function partsOf({ language, big = false }: EditorOptions, live: Live): Extension[] {
  const program = isProgram(language);
  return [
    editorTheme,
    drawSelection(),
    EditorState.allowMultipleSelections.of(true),
    program && language !== "json" ? [] : EditorView.lineWrapping,
    program ? [bracketMatching(), closeBrackets(), indentOnInput(), indentUnit.of("  ")] : [],
    big || (program && language !== "json") ? [lineNumbers(), highlightActiveLineGutter()] : [],
    search({ top: true }),
    highlightSelectionMatches(),
    tooltips({ position: "fixed" }),
    complete(live),
    referencesInEditor(live),
    keys(live),
    EditorView.domEventHandlers({
      paste: (event) => live.current.onPasteText?.(event.clipboardData?.getData("text/plain") ?? "") === true,
      beforeinput: (event) => travel(event, live),
      // What came from outside while somebody composed a word.
      compositionend: (_event, view) => void setTimeout(() => follow(view, live.current.value, new Set())),
    }),
  ];
}

/** Undo of the browser's own menu. */
function travel(event: InputEvent, { current: { history: outer } }: Live): boolean {
  if (!outer || (event.inputType !== "historyUndo" && event.inputType !== "historyRedo")) return false;
  event.preventDefault();
  if (event.inputType === "historyUndo") outer.undo();
  else outer.redo();
  return true;
}

const ownHistory = [history(), keymap.of(historyKeymap)];

/** Not by a keymap: with the capitals locked Shift is not seen in the key. */
function travelByKey(event: KeyboardEvent, { current: { history: outer } }: Live): boolean {
  const key = event.key.toLowerCase();
  if (!outer || event.altKey || !(event.metaKey || event.ctrlKey) || (key !== "z" && key !== "y")) return false;
  if (key === "z" && !event.shiftKey) outer.undo();
  else outer.redo();
  return true;
}

function keys(live: Live): Extension {
  const { history: outer, language } = live.current;
  const own = outer ? EditorView.domEventHandlers({ keydown: (event) => travelByKey(event, live) }) : ownHistory;
  const escape = (view: EditorView) => {
    keepEscape(view, live.current, true);
    // After the editor's own two seconds have been set.
    queueMicrotask(() => view.setTabFocusMode(letGo));
    return false;
  };
  const tab = isProgram(language)
    ? [
        { key: "Tab", run: insertTab, shift: indentLess },
        { key: "Escape", run: escape },
      ]
    : [];
  return [
    own,
    keymap.of([
      { key: "Tab", run: acceptCompletion },
      ...closeBracketsKeymap,
      ...tab,
      ...searchKeymap,
      ...lintKeymap,
      ...ours,
    ]),
  ];
}

/** Without the keys that a person expects elsewhere: the flow is run by Mod-Enter. */
const ours = defaultKeymap.filter(({ key, mac }) => key !== "Mod-Enter" && key !== "Escape" && mac !== "Mod-Enter");
