import type { Answer } from "@/domain/api/stream-event";

/** An answer as a message people read: structured ones as a block of JSON. */
export const answerText = ({ text, json }: Answer): string =>
  text ?? (json === undefined ? "" : `\`\`\`json\n${JSON.stringify(json, null, 2)}\n\`\`\``);
