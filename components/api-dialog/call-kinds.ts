import { msg, type Wording } from "@/components/words/msg";

export const callKinds = [
  "question",
  "stream",
  "session",
  "form",
  "image",
  "files",
  "override",
  "history",
  "abort",
  "messages",
  "upsert",
] as const;

/** What a caller may want of a flow. */
export type CallKind = (typeof callKinds)[number];

/** How a kind is called on screen, and what its reader should know. */
export const callKindTexts: Record<CallKind, { label: Wording; about: Wording }> = {
  question: { label: msg("A question"), about: msg("One question, the whole answer at once.") },
  stream: { label: msg("A stream"), about: msg("The answer arrives word by word, as server-sent events.") },
  session: {
    label: msg("A conversation"),
    about: msg("Calls with the same chat id remember each other, if the flow has a memory."),
  },
  form: {
    label: msg("A form"),
    about: msg("For flows that begin with a form: its values stand instead of a question."),
  },
  image: {
    label: msg("A picture"),
    about: msg("Sent inside the question, for models that are allowed to see pictures."),
  },
  files: { label: msg("Files"), about: msg("Sent as a form. Their text is put before the question.") },
  override: { label: msg("Other values"), about: msg("Replaces values of the flow for this one call.") },
  history: {
    label: msg("Earlier messages"),
    about: msg("What was said elsewhere, put before the question. It is not stored here."),
  },
  abort: { label: msg("Stop"), about: msg("Stops what runs in a conversation, whoever began it.") },
  messages: {
    label: msg("Stored messages"),
    about: msg("What was said in a conversation. The key needs the scope messages."),
  },
  upsert: { label: msg("Fill the vector store"), about: msg("Reads documents into the store that the flow searches.") },
};
