import gmailOAuth2 from "../../credentials/gmail-oauth2.credential";
import { defineNode, type Values } from "../../define-node";
import type { GmailArguments } from "./gmail-actions";
import { gmailInputs } from "./gmail-inputs";
import { gmailTools } from "./gmail-tools";

export default defineNode({
  name: "gmail",
  version: 1,
  label: "Gmail",
  description: "Lets an agent work in a Gmail mailbox: one tool for each action you choose.",
  category: "Tools",
  icon: "gmail.svg",
  docs: "https://developers.google.com/workspace/gmail/api/reference/rest",
  provides: ["Gmail", "Tool"],
  credential: gmailOAuth2,
  summary: ["gmailType"],
  inputs: gmailInputs,
  create({ inputs, secrets, tools }) {
    const actions = {
      drafts: inputs.draftActions,
      messages: inputs.messageActions,
      labels: inputs.labelActions,
      threads: inputs.threadActions,
    };
    return gmailTools({
      kind: inputs.gmailType,
      actions: actions[inputs.gmailType] ?? [],
      given: givenArguments(inputs),
      secrets,
      fetch: tools.fetch,
    });
  },
});

/** What the author filled in, under the names of the actions' arguments. */
function givenArguments(inputs: Values<typeof gmailInputs>): GmailArguments {
  switch (inputs.gmailType) {
    case "drafts":
      return {
        ...{ maxResults: String(inputs.draftMaxResults), id: inputs.draftId, cc: inputs.draftCc, bcc: inputs.draftBcc },
        ...{ to: inputs.draftTo || inputs.draftUpdateTo, subject: inputs.draftSubject || inputs.draftUpdateSubject },
        body: inputs.draftBody || inputs.draftUpdateBody,
      };
    case "messages":
      return {
        ...{ maxResults: String(inputs.messageMaxResults), query: inputs.messageQuery, id: inputs.messageId },
        ...{ to: inputs.messageTo, subject: inputs.messageSubject, body: inputs.messageBody },
        ...{ cc: inputs.messageCc, bcc: inputs.messageBcc },
        ...{ addLabelIds: inputs.messageAddLabelIds, removeLabelIds: inputs.messageRemoveLabelIds },
      };
    case "labels":
      return { labelName: inputs.labelName, labelColor: inputs.labelColor, id: inputs.labelId };
    default:
      return {
        ...{ maxResults: String(inputs.threadMaxResults), query: inputs.threadQuery, id: inputs.threadId },
        ...{ addLabelIds: inputs.threadAddLabelIds, removeLabelIds: inputs.threadRemoveLabelIds },
      };
  }
}
