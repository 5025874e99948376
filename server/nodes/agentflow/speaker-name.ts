/** Under which name a step's words stand in the conversation. */
export const speakerName = (label: string): string => label.toLowerCase().replaceAll(/\s+/g, "_");
