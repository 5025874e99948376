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
export const callKindTexts: Record<CallKind, { label: string; about: string }> = {
  question: { label: "A question", about: "One question, the whole answer at once." },
  stream: { label: "A stream", about: "The answer arrives word by word, as server-sent events." },
  session: {
    label: "A conversation",
    about: "Calls with the same chat id remember each other, if the flow has a memory.",
  },
  form: { label: "A form", about: "For flows that begin with a form: its values stand instead of a question." },
  image: { label: "A picture", about: "Sent inside the question, for models that are allowed to see pictures." },
  files: { label: "Files", about: "Sent as a form. Their text is put before the question." },
  override: { label: "Other values", about: "Replaces values of the flow for this one call." },
  history: {
    label: "Earlier messages",
    about: "What was said elsewhere, put before the question. It is not stored here.",
  },
  abort: { label: "Stop", about: "Stops what runs in a conversation, whoever began it." },
  messages: { label: "Stored messages", about: "What was said in a conversation. The key needs the scope messages." },
  upsert: { label: "Fill the vector store", about: "Reads documents into the store that the flow searches." },
};
