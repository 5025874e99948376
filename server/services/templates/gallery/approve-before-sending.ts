import type { ReadyTemplate } from "../ready-template";
import { told } from "../told";
import { withModel } from "../with-model";

export default {
  name: "Draft, approve, send",
  description: "Writes an e-mail and waits for your approval; what you reject is written anew with your remarks.",
  kind: "agentflow",
  tags: ["approval", "writing", "automation"],
  questions: ["Invite Ada to lunch on Friday.", "Tell the landlord that the heating is broken."],
  note: "Choose a credential on the model. Approve, or say what to change and reject. Nothing is really sent: put an HTTP or a Tool step before the last reply for that. It waits as long as it takes, and can be answered from the Inbox.",
  nodes: {
    startAgentflow_0: {},
    llmAgentflow_0: {
      label: "Write",
      inputs: {
        ...withModel("llm", { temperature: 0.5 }),
        llmMessages: told(
          "You write short, friendly e-mails. Give the subject in the first line and the text below it. When remarks are made about a draft, write the whole e-mail anew.",
        ),
      },
    },
    humanInputAgentflow_0: {
      label: "May it go out?",
      inputs: {
        humanInputDescriptionType: "fixed",
        humanInputDescription: "{{llmAgentflow_0}}\n\nSend it like this?",
        humanInputEnableFeedback: true,
      },
    },
    directReplyAgentflow_0: { label: "Sent", inputs: { directReplyMessage: "Sent:\n\n{{llmAgentflow_0}}" } },
    loopAgentflow_0: {
      label: "Write it anew",
      inputs: {
        loopBackToNode: "llmAgentflow_0-Write",
        maxLoopCount: 5,
        fallbackMessage: "Five drafts were rejected. Ask again in other words.",
      },
    },
  },
  wires: [
    "startAgentflow_0 > llmAgentflow_0",
    "llmAgentflow_0 > humanInputAgentflow_0",
    "humanInputAgentflow_0:0 > directReplyAgentflow_0",
    "humanInputAgentflow_0:1 > loopAgentflow_0",
  ],
} satisfies ReadyTemplate;
