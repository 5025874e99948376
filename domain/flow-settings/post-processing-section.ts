import { script } from "./chatbot-settings";
import type { Place } from "./place";
import { section } from "./section";
import { flagAt, shortText } from "./simple-places";

const customFunction: Place<string> = {
  path: ["chatbotConfig", "postProcessing", "customFunction"],
  schema: shortText(50_000),
  read: (stored) => script.parse(stored),
  write: (text) => (text.trim() === "" ? undefined : JSON.stringify(text)),
};

/** JavaScript that has the last word on each answer. */
export const postProcessing = section(
  { enabled: flagAt(["chatbotConfig", "postProcessing", "enabled"]), customFunction },
  ({ enabled, customFunction: text }, report) => {
    if (enabled && text.trim() === "") report("customFunction", "Write what is done with the answer.");
  },
);
