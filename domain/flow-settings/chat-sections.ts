import { z } from "zod";
import { asRecord } from "./as-record";
import { chatbotSettings } from "./chatbot-settings";
import { followUpServices } from "./follow-up-services";
import type { Place } from "./place";
import { section } from "./section";
import { requireChosen } from "./require-chosen";
import { readServices, serviceValues, writeServices } from "./service-values";
import { choiceAt, flagAt, shortText, textAt } from "./simple-places";

const prompts: Place<string[]> = {
  path: ["chatbotConfig", "starterPrompts"],
  schema: z
    .array(shortText(500))
    .max(20, "Use at most 20 prompts.")
    .transform((list) => list.map((prompt) => prompt.trim()).filter(Boolean)),
  read: (stored) => chatbotSettings.shape.starterPrompts.parse(stored),
  // An entry may carry more than its text; it keeps it when it moves.
  write: (list, stored) => {
    const known = Object.values(asRecord(stored)).map(asRecord);
    const entryOf = (prompt: string) => known.find((entry) => String(entry["prompt"]).trim() === prompt);
    return Object.fromEntries(list.map((prompt, place) => [String(place), { ...entryOf(prompt), prompt }]));
  },
};

/** Questions to begin with. */
export const starterPrompts = section({ prompts });

const followUpNames = followUpServices.map(({ name }) => name);

/** Questions suggested after each answer. */
export const followUps = section(
  {
    enabled: flagAt(["followUpPrompts", "status"], ["chatbotConfig", "followUpPrompts", "status"]),
    provider: choiceAt(["followUpPrompts", "selectedProvider"], ["", ...followUpNames], ""),
    services: {
      path: ["followUpPrompts"],
      schema: serviceValues,
      read: (stored) => readServices(followUpServices, stored),
      write: (values, stored) => writeServices(followUpServices, values, stored),
    } satisfies Place<z.output<typeof serviceValues>>,
  },
  ({ enabled, provider, services }, report) => {
    if (!enabled) return;
    if (provider === "") report("provider", "Choose who suggests the questions.");
    else requireChosen(followUpServices, provider, services, report);
  },
);

/** Thumbs under each answer. */
export const feedback = section({ enabled: flagAt(["chatbotConfig", "chatFeedback", "status"]) });

/** Asks visitors who they are before they chat. */
export const leads = section(
  {
    enabled: flagAt(["chatbotConfig", "leads", "status"]),
    title: textAt(["chatbotConfig", "leads", "title"]),
    successMessage: textAt(["chatbotConfig", "leads", "successMessage"]),
    name: flagAt(["chatbotConfig", "leads", "name"]),
    email: flagAt(["chatbotConfig", "leads", "email"]),
    phone: flagAt(["chatbotConfig", "leads", "phone"]),
  },
  ({ enabled, name, email, phone }, report) => {
    if (enabled && !name && !email && !phone) report("name", "Ask for at least one of these.");
  },
);
