/** A reference in a text. The innermost pair wins, as when it is resolved. */
export const referencePattern = /\{\{[^{}\n]*\}\}/g;
