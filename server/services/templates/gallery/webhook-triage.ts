import type { ReadyTemplate } from "../ready-template";
import { told } from "../told";
import { withModel } from "../with-model";

export default {
  name: "Webhook triage",
  description: "Another program posts a message; the flow says how urgent it is and answers with what to do.",
  kind: "agentflow",
  tags: ["automation", "support"],
  questions: [],
  note: 'Choose a credential on the model. Send a POST with {"message": "…"} and an API key to /api/v1/webhook/ and the flow\'s id. What is urgent takes the upper way: put an HTTP step there that calls your pager.',
  nodes: {
    startAgentflow_0: {
      inputs: {
        startInputType: "webhookTrigger",
        webhookMethod: "POST",
        webhookInputMode: "text",
        webhookDefaultInput: "{{$webhook.body.message}}",
        webhookEnableValidation: true,
        webhookBodyParams: [{ name: "message", type: "string", required: true }],
      },
    },
    llmAgentflow_0: {
      label: "How urgent?",
      inputs: {
        ...withModel("llm", { temperature: 0 }),
        llmMessages: told(
          "Judge a message to the team that runs a website. Urgent is only what keeps customers from using it now.",
        ),
        llmStructuredOutput: [
          {
            key: "urgency",
            type: "enum",
            enumValues: "urgent, can wait",
            description: "Whether somebody has to act now",
          },
          { key: "gist", type: "string", description: "What it is about, in ten words at most" },
        ],
      },
    },
    conditionAgentflow_0: {
      label: "Wake somebody?",
      inputs: {
        conditions: [
          { type: "string", value1: "{{llmAgentflow_0.output.urgency}}", operation: "equal", value2: "urgent" },
        ],
      },
    },
    directReplyAgentflow_0: {
      label: "Call",
      inputs: { directReplyMessage: "Call whoever is on duty: {{llmAgentflow_0.output.gist}}" },
    },
    directReplyAgentflow_1: {
      label: "Note down",
      inputs: { directReplyMessage: "For tomorrow: {{llmAgentflow_0.output.gist}}" },
    },
  },
  wires: [
    "startAgentflow_0 > llmAgentflow_0",
    "llmAgentflow_0 > conditionAgentflow_0",
    "conditionAgentflow_0:0 > directReplyAgentflow_0",
    "conditionAgentflow_0:1 > directReplyAgentflow_1",
  ],
} satisfies ReadyTemplate;
