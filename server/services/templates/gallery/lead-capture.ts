import type { ReadyTemplate } from "../ready-template";
import { told } from "../told";
import { withModel } from "../with-model";

export default {
  name: "Lead capture from a chat",
  description: "Reads name, e-mail and wish out of what visitors write, and asks for what is missing.",
  kind: "agentflow",
  tags: ["sales", "data"],
  questions: ["I am Joan and need ten licences: joan@example.com", "How much is it for a school?"],
  note: "Choose a credential on the models. What was understood so far is kept for the whole conversation. Put an HTTP step before the thanks to hand the lead to your own system.",
  nodes: {
    startAgentflow_0: {
      inputs: { startState: ["name", "email", "wish"].map((key) => ({ key, value: "" })), startPersistState: true },
    },
    llmAgentflow_0: {
      label: "Understand",
      inputs: {
        ...withModel("llm", { temperature: 0 }),
        llmMessages: told(
          "Read from the conversation who the visitor is and what they want. Known so far: name “{{$flow.state.name}}”, e-mail “{{$flow.state.email}}”, wish “{{$flow.state.wish}}”. Keep what is known; leave empty what nobody said.",
        ),
        llmStructuredOutput: [
          { key: "name", type: "string", description: "Name of the visitor, or empty" },
          { key: "email", type: "string", description: "E-mail address, or empty" },
          { key: "wish", type: "string", description: "What they want, in a few words, or empty" },
        ],
        llmUpdateState: ["name", "email", "wish"].map((key) => ({ key, value: `{{output.${key}}}` })),
      },
    },
    conditionAgentflow_0: {
      label: "Can we write to them?",
      inputs: {
        conditions: [{ type: "string", value1: "{{$flow.state.email}}", operation: "contains", value2: "@" }],
      },
    },
    directReplyAgentflow_0: {
      label: "Thank them",
      inputs: {
        directReplyMessage:
          "Thank you, {{$flow.state.name}}. We will write to {{$flow.state.email}} about: {{$flow.state.wish}}",
      },
    },
    llmAgentflow_1: {
      label: "Answer and ask on",
      inputs: {
        ...withModel("llm", { temperature: 0.5 }),
        llmMessages: told(
          "Answer the visitor in two sentences at most, then ask for their name and e-mail address, so that a colleague can send an offer.",
        ),
      },
    },
  },
  wires: [
    "startAgentflow_0 > llmAgentflow_0",
    "llmAgentflow_0 > conditionAgentflow_0",
    "conditionAgentflow_0:0 > directReplyAgentflow_0",
    "conditionAgentflow_0:1 > llmAgentflow_1",
  ],
} satisfies ReadyTemplate;
