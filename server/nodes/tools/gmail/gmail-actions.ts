import { type Mail, mimeMessage } from "./mime-message";

/** What an action may be told, all of it text as a model writes it. */
export type GmailArguments = Readonly<Record<string, string | undefined>>;

export interface GmailAction {
  /** Name of the tool. */
  tool: string;
  description: string;
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Arguments by name, with what they mean; those with a `*` are needed. */
  takes: Readonly<Record<string, string>>;
  /** Path under the mailbox, with its query. */
  path(given: GmailArguments): string;
  body?(given: GmailArguments): unknown;
}

const id = { id: "*Its id." };
const listed = { maxResults: "How many at most.", query: "Search as in Gmail's own box, such as from:jane is:unread." };
const mail = {
  to: "*Addresses, separated by commas.",
  subject: "Subject.",
  body: "The text, plain or HTML.",
  cc: "Addresses for a copy.",
  bcc: "Addresses for a hidden copy.",
};
const labelled = { addLabelIds: "Labels to add, separated by commas.", removeLabelIds: "Labels to remove." };

const asQuery = ({ maxResults, query }: GmailArguments): string => {
  const entries = Object.entries({ maxResults, q: query }).flatMap(([key, value]) => (value ? [[key, value]] : []));
  return entries.length > 0 ? `?${new URLSearchParams(entries)}` : "";
};
const one = (kind: string, given: GmailArguments, verb = ""): string =>
  `/${kind}/${encodeURIComponent(given.id ?? "")}${verb}`;
const words = (text: string | undefined): string[] => (text ?? "").split(",").flatMap((word) => word.trim() || []);
const labels = ({ addLabelIds, removeLabelIds }: GmailArguments): unknown => ({
  addLabelIds: words(addLabelIds),
  removeLabelIds: words(removeLabelIds),
});
const raw = (given: GmailArguments): { raw: string } => ({ raw: mimeMessage(given satisfies Mail) });

type Action = Omit<GmailAction, "tool">;

/** Everything that is done the same way with messages, threads and drafts. */
const listOf = (kind: string): Action => ({
  ...{ description: `Lists ${kind} of the mailbox.`, method: "GET", takes: listed },
  path: (given) => `/${kind}${asQuery(given)}`,
});
const getOf = (kind: string, thing: string): Action => ({
  ...{ description: `Reads one ${thing}.`, method: "GET", takes: id },
  path: (given) => one(kind, given),
});
const deleteOf = (kind: string, thing: string): Action => ({
  ...{ description: `Deletes one ${thing} for good.`, method: "DELETE", takes: id },
  path: (given) => one(kind, given),
});
const movedOf = (kind: string, thing: string, verb: "trash" | "untrash"): Action => ({
  description: verb === "trash" ? `Moves one ${thing} to the bin.` : `Takes one ${thing} out of the bin.`,
  ...{ method: "POST", takes: id },
  path: (given) => one(kind, given, `/${verb}`),
});
const modifyOf = (kind: string, thing: string): Action => ({
  ...{ description: `Changes the labels of one ${thing}.`, method: "POST", takes: { ...id, ...labelled } },
  path: (given) => one(kind, given, "/modify"),
  body: labels,
});
const label = { labelName: "*Name of the label.", labelColor: "Background colour, such as #ff0000." };
const labelBody = ({ labelName, labelColor }: GmailArguments): unknown => ({
  name: labelName,
  ...(labelColor && { color: { backgroundColor: labelColor, textColor: "#000000" } }),
});

/** By the kind and the name that flows store. */
export const gmailActions: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
  drafts: {
    listDrafts: listOf("drafts"),
    createDraft: {
      ...{ description: "Writes a draft.", method: "POST", takes: mail },
      path: () => "/drafts",
      body: (given) => ({ message: raw(given) }),
    },
    getDraft: getOf("drafts", "draft"),
    updateDraft: {
      ...{ description: "Writes a draft anew.", method: "PUT", takes: { ...id, ...mail } },
      path: (given) => one("drafts", given),
      body: (given) => ({ message: raw(given) }),
    },
    sendDraft: {
      ...{ description: "Sends a draft.", method: "POST", takes: id },
      path: () => "/drafts/send",
      body: (given) => ({ id: given.id }),
    },
    deleteDraft: deleteOf("drafts", "draft"),
  },
  messages: {
    listMessages: listOf("messages"),
    getMessage: getOf("messages", "message"),
    sendMessage: {
      ...{ description: "Sends a mail.", method: "POST", takes: mail },
      path: () => "/messages/send",
      body: raw,
    },
    modifyMessage: modifyOf("messages", "message"),
    trashMessage: movedOf("messages", "message", "trash"),
    untrashMessage: movedOf("messages", "message", "untrash"),
    deleteMessage: deleteOf("messages", "message"),
  },
  labels: {
    listLabels: { description: "Lists the labels of the mailbox.", method: "GET", takes: {}, path: () => "/labels" },
    getLabel: getOf("labels", "label"),
    createLabel: {
      ...{ description: "Creates a label.", method: "POST", takes: label },
      path: () => "/labels",
      body: labelBody,
    },
    updateLabel: {
      ...{ description: "Changes a label.", method: "PUT", takes: { ...id, ...label } },
      path: (given) => one("labels", given),
      body: labelBody,
    },
    deleteLabel: deleteOf("labels", "label"),
  },
  threads: {
    listThreads: listOf("threads"),
    getThread: getOf("threads", "thread"),
    modifyThread: modifyOf("threads", "thread"),
    trashThread: movedOf("threads", "thread", "trash"),
    untrashThread: movedOf("threads", "thread", "untrash"),
    deleteThread: deleteOf("threads", "thread"),
  },
};
