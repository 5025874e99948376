import type { ReadyTemplate, TemplateNode } from "../ready-template";
import { told } from "../told";
import { withModel } from "../with-model";

const desk = (label: string, content: string): TemplateNode => ({
  label,
  inputs: { ...withModel("agent"), agentMessages: told(content) },
});

export default {
  name: "Customer support with hand-off",
  description: "Sends each question to the right desk, and to a person when a customer asks for one or is upset.",
  kind: "agentflow",
  tags: ["support", "approval"],
  questions: ["I was charged twice this month.", "The app does not start any more.", "I want to speak to a human."],
  note: "Choose a credential on the models. What goes to a person waits in the Inbox: their note becomes the answer. Change the scenarios of the reception to have other desks.",
  nodes: {
    startAgentflow_0: {},
    conditionAgentAgentflow_0: {
      label: "Reception",
      inputs: {
        ...withModel("conditionAgent", { temperature: 0 }),
        conditionAgentInstructions:
          "You receive the customers of a software company and know which desk helps with what.",
        conditionAgentScenarios: [
          { scenario: "The customer asks about invoices, payments or their plan" },
          { scenario: "The customer has a technical problem or asks how something works" },
          { scenario: "The customer is upset, asks for a person, or fits nowhere else" },
        ],
      },
    },
    agentAgentflow_0: desk(
      "Billing desk",
      "You answer questions about invoices and plans. Ask for the number of the invoice. Never promise money back: say that a colleague checks it within a day.",
    ),
    agentAgentflow_1: desk(
      "Technical desk",
      "You solve technical problems one step at a time. Ask which version and which device, give one thing to try, and ask what happened.",
    ),
    humanInputAgentflow_0: {
      label: "A colleague takes over",
      inputs: {
        humanInputDescriptionType: "fixed",
        humanInputDescription:
          "A customer needs you: {{question}}\n\nWrite your answer as feedback and proceed. Reject to send the usual apology.",
        humanInputEnableFeedback: true,
      },
    },
    directReplyAgentflow_0: {
      label: "Colleague's answer",
      inputs: { directReplyMessage: "{{humanInputAgentflow_0}}" },
    },
    directReplyAgentflow_1: {
      label: "Later",
      inputs: { directReplyMessage: "Nobody is free right now. We have your question and will write to you today." },
    },
  },
  wires: [
    "startAgentflow_0 > conditionAgentAgentflow_0",
    "conditionAgentAgentflow_0:0 > agentAgentflow_0",
    "conditionAgentAgentflow_0:1 > agentAgentflow_1",
    "conditionAgentAgentflow_0:2 > humanInputAgentflow_0",
    "humanInputAgentflow_0:0 > directReplyAgentflow_0",
    "humanInputAgentflow_0:1 > directReplyAgentflow_1",
  ],
} satisfies ReadyTemplate;
