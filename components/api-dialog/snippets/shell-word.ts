/** A word for a POSIX shell, whatever is in it. A shell knows no NUL. */
export const shellWord = (text: string): string => `'${text.replaceAll("\0", "").replaceAll("'", `'\\''`)}'`;

/** Text for a here-document in which commands are run. */
export const hereText = (text: string): string => text.replaceAll(/[\\$`]/g, "\\$&");
