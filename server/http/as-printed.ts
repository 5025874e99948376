/** Texts as they are; or what the guide prints in the middle of JSON, where it does not belong. */
const printed = /("(?:[^"\\]|\\.)*")|\\(?=\s*\n)|,(?=[\s\\]*[}\]])/g;

/**
 * FlowGen's guide prints JSON with a backslash at the end of each line and a comma after the last entry. What was copied
 * from there is meant without.
 */
export const asPrinted = (text: string): string => text.replace(printed, (_, kept: string | undefined) => kept ?? "");
