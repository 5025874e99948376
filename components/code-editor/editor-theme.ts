import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Only tokens: both themes follow by themselves. */
const colours = HighlightStyle.define([
  { tag: [tags.comment, tags.meta], color: "var(--muted-foreground)", fontStyle: "italic" },
  { tag: [tags.keyword, tags.bool, tags.null, tags.tagName, tags.self], color: "var(--link)" },
  { tag: [tags.string, tags.regexp, tags.special(tags.string)], color: "var(--ok)" },
  { tag: [tags.number, tags.escape, tags.monospace], color: "var(--waiting)" },
  { tag: [tags.propertyName, tags.attributeName, tags.typeName, tags.className], color: "var(--running)" },
  { tag: tags.function(tags.variableName), color: "var(--running)" },
  { tag: tags.heading, fontWeight: "600" },
  { tag: tags.strong, fontWeight: "600" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.link, color: "var(--link)", textDecoration: "underline" },
  { tag: tags.invalid, color: "var(--danger)" },
]);

const looks = EditorView.theme({
  "&": { color: "var(--foreground)", backgroundColor: "transparent", fontSize: "inherit", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "20px", overflow: "auto" },
  ".cm-content": { padding: "6px 0", caretColor: "var(--foreground)", minHeight: "var(--editor-height, 100%)" },
  ".cm-gutter": { minHeight: "var(--editor-height, 100%)" },
  ".cm-line": { padding: "0 10px" },
  ".cm-placeholder": { color: "var(--muted-foreground)" },
  ".cm-cursor": { borderLeftColor: "var(--foreground)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in oklch, var(--ring) 28%, transparent)",
  },
  ".cm-gutters": {
    backgroundColor: "var(--muted)",
    color: "var(--muted-foreground)",
    borderRight: "1px solid var(--border)",
  },
  ".cm-activeLineGutter": { backgroundColor: "var(--hover)" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 8px", minWidth: "28px" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--primary-soft)", outline: "1px solid var(--ring)" },
  "&.cm-focused .cm-nonmatchingBracket": { color: "var(--danger)", backgroundColor: "transparent" },
  ".cm-searchMatch": { backgroundColor: "var(--waiting-soft)", outline: "1px solid var(--waiting)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--primary-soft)" },
});

const references = EditorView.theme({
  ".cm-reference": {
    color: "var(--link)",
    backgroundColor: "var(--primary-soft)",
    borderRadius: "3px",
    boxDecorationBreak: "clone",
  },
  ".cm-reference span": { color: "inherit" },
  ".cm-reference-unknown": {
    color: "var(--waiting)",
    backgroundColor: "var(--waiting-soft)",
    textDecoration: "underline wavy var(--waiting)",
    textUnderlineOffset: "3px",
  },
});

const floating = EditorView.theme({
  ".cm-tooltip": {
    backgroundColor: "var(--popover)",
    color: "var(--foreground)",
    border: "none",
    borderRadius: "8px",
    boxShadow: "var(--float)",
    maxWidth: "min(360px, calc(100vw - 16px))",
    zIndex: "60",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--font-mono)",
    fontSize: "13px",
    maxHeight: "260px",
    minWidth: "200px",
    maxWidth: "min(360px, calc(100vw - 16px))",
    padding: "4px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "4px 8px", borderRadius: "5px", whiteSpace: "normal" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--hover)", color: "var(--foreground)" },
  ".cm-completionLabel": { overflowWrap: "anywhere" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-suggestion-hint": {
    display: "block",
    color: "var(--muted-foreground)",
    fontFamily: "var(--font-sans)",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  ".cm-suggestion-was": { color: "var(--ok)" },
  ".cm-reference-card": { padding: "8px 12px", fontSize: "13px", lineHeight: "18px", overflowWrap: "anywhere" },
  ".cm-reference-card p + p": { marginTop: "4px" },
  ".cm-diagnostic": { padding: "6px 10px", fontSize: "13px", borderLeft: "none", marginLeft: "0" },
  ".cm-diagnosticAction": {
    backgroundColor: "transparent",
    color: "var(--link)",
    textDecoration: "underline",
    padding: "0",
    marginLeft: "0",
    display: "block",
    fontSize: "13px",
  },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--danger)" },
  ".cm-lintRange-warning": { backgroundImage: "none" },
});

const panels = EditorView.theme({
  ".cm-panels": { backgroundColor: "var(--muted)", color: "var(--foreground)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--border)" },
  ".cm-panel.cm-search": { padding: "6px 28px 6px 8px", fontSize: "13px" },
  ".cm-panel.cm-search input, .cm-panel.cm-search button": { fontSize: "13px" },
  ".cm-textfield": {
    backgroundColor: "var(--card)",
    color: "var(--foreground)",
    border: "1px solid var(--input)",
    borderRadius: "5px",
    padding: "2px 6px",
  },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--card)",
    color: "var(--foreground)",
    border: "1px solid var(--input)",
    borderRadius: "5px",
  },
  ".cm-panel.cm-search [name=close]": { color: "var(--foreground)", fontSize: "18px" },
});

export const editorTheme: Extension = [looks, references, floating, panels, syntaxHighlighting(colours)];
