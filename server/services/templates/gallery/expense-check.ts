import type { ReadyTemplate } from "../ready-template";

export default {
  name: "Expense claims without a model",
  description: "A form, a rule and an approval: small claims pass at once, others wait for a person. No key needed.",
  kind: "agentflow",
  tags: ["approval", "automation"],
  questions: [],
  note: "Nothing here needs a key. Fill in the form in the chat: up to 50 passes at once, more waits for an approval, here or in the Inbox. Put an HTTP step before the replies to hand it to your bookkeeping.",
  nodes: {
    startAgentflow_0: {
      inputs: {
        startInputType: "formInput",
        formTitle: "Claim expenses",
        formDescription: "One claim for each receipt.",
        formInputTypes: [
          { type: "string", label: "What for", name: "purpose" },
          { type: "number", label: "Amount", name: "amount" },
        ],
      },
    },
    conditionAgentflow_0: {
      label: "Up to 50?",
      inputs: { conditions: [{ type: "number", value1: "{{$form.amount}}", operation: "smallerEqual", value2: "50" }] },
    },
    directReplyAgentflow_0: {
      label: "Pay",
      inputs: { directReplyMessage: "{{$form.purpose}}: {{$form.amount}} will be paid with the next salary." },
    },
    humanInputAgentflow_0: {
      label: "Approve",
      inputs: {
        humanInputDescriptionType: "fixed",
        humanInputDescription: "{{$form.purpose}}, {{$form.amount}}. Pay it?",
        humanInputEnableFeedback: true,
        humanInputTimeLimit: 14,
        humanInputTimeLimitUnit: "days",
        humanInputTimeLimitThen: "reject",
      },
    },
    directReplyAgentflow_1: {
      label: "Pay after approval",
      inputs: {
        directReplyMessage: "Approved. {{$form.purpose}}: {{$form.amount}} will be paid with the next salary.",
      },
    },
    directReplyAgentflow_2: {
      label: "Decline",
      inputs: { directReplyMessage: "Not approved. {{humanInputAgentflow_0}}" },
    },
  },
  wires: [
    "startAgentflow_0 > conditionAgentflow_0",
    "conditionAgentflow_0:0 > directReplyAgentflow_0",
    "conditionAgentflow_0:1 > humanInputAgentflow_0",
    "humanInputAgentflow_0:0 > directReplyAgentflow_1",
    "humanInputAgentflow_0:1 > directReplyAgentflow_2",
  ],
} satisfies ReadyTemplate;
