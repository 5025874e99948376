import type { Fields } from "@/domain/catalogue/field";

const text = (label: string, gmailType: string) =>
  ({ type: "string", label, optional: true, additional: true, show: { gmailType } }) as const;

const number = (label: string, gmailType: string) =>
  ({
    type: "number",
    ...{ label, default: 100, min: 1, max: 500, step: 1, optional: true, additional: true, show: { gmailType } },
  }) as const;

export const gmailInputs = {
  gmailType: {
    type: "options",
    label: "Type",
    options: [
      { name: "drafts", label: "Drafts" },
      { name: "messages", label: "Messages" },
      { name: "labels", label: "Labels" },
      { name: "threads", label: "Threads" },
    ],
  },
  draftActions: {
    type: "multiOptions",
    label: "Draft Actions",
    show: { gmailType: "drafts" },
    options: [
      { name: "listDrafts", label: "List Drafts" },
      { name: "createDraft", label: "Create Draft" },
      { name: "getDraft", label: "Get Draft" },
      { name: "updateDraft", label: "Update Draft" },
      { name: "sendDraft", label: "Send Draft" },
      { name: "deleteDraft", label: "Delete Draft" },
    ],
  },
  messageActions: {
    type: "multiOptions",
    label: "Message Actions",
    show: { gmailType: "messages" },
    options: [
      { name: "listMessages", label: "List Messages" },
      { name: "getMessage", label: "Get Message" },
      { name: "sendMessage", label: "Send Message" },
      { name: "modifyMessage", label: "Modify Message" },
      { name: "trashMessage", label: "Trash Message" },
      { name: "untrashMessage", label: "Untrash Message" },
      { name: "deleteMessage", label: "Delete Message" },
    ],
  },
  labelActions: {
    type: "multiOptions",
    label: "Label Actions",
    show: { gmailType: "labels" },
    options: [
      { name: "listLabels", label: "List Labels" },
      { name: "getLabel", label: "Get Label" },
      { name: "createLabel", label: "Create Label" },
      { name: "updateLabel", label: "Update Label" },
      { name: "deleteLabel", label: "Delete Label" },
    ],
  },
  threadActions: {
    type: "multiOptions",
    label: "Thread Actions",
    show: { gmailType: "threads" },
    options: [
      { name: "listThreads", label: "List Threads" },
      { name: "getThread", label: "Get Thread" },
      { name: "modifyThread", label: "Modify Thread" },
      { name: "trashThread", label: "Trash Thread" },
      { name: "untrashThread", label: "Untrash Thread" },
      { name: "deleteThread", label: "Delete Thread" },
    ],
  },
  draftMaxResults: number("Max Results", "drafts"),
  draftTo: text("To", "drafts"),
  draftSubject: text("Subject", "drafts"),
  draftBody: text("Body", "drafts"),
  draftCc: text("CC", "drafts"),
  draftBcc: text("BCC", "drafts"),
  draftId: text("Draft ID", "drafts"),
  draftUpdateTo: text("To (Update)", "drafts"),
  draftUpdateSubject: text("Subject (Update)", "drafts"),
  draftUpdateBody: text("Body (Update)", "drafts"),
  messageMaxResults: number("Max Results", "messages"),
  messageQuery: text("Query", "messages"),
  messageTo: text("To", "messages"),
  messageSubject: text("Subject", "messages"),
  messageBody: text("Body", "messages"),
  messageCc: text("CC", "messages"),
  messageBcc: text("BCC", "messages"),
  messageId: text("Message ID", "messages"),
  messageAddLabelIds: text("Add Label IDs", "messages"),
  messageRemoveLabelIds: text("Remove Label IDs", "messages"),
  labelName: text("Label Name", "labels"),
  labelColor: text("Label Color", "labels"),
  labelId: text("Label ID", "labels"),
  threadMaxResults: number("Max Results", "threads"),
  threadQuery: text("Query", "threads"),
  threadId: text("Thread ID", "threads"),
  threadAddLabelIds: text("Add Label IDs", "threads"),
  threadRemoveLabelIds: text("Remove Label IDs", "threads"),
} as const satisfies Fields;
