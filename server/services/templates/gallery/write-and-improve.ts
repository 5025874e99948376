import type { ReadyTemplate } from "../ready-template";
import { told } from "../told";
import { withModel } from "../with-model";

export default {
  name: "Write, judge, improve",
  description: "One model writes, another gives marks against your criteria, and the text improves until it passes.",
  kind: "agentflow",
  tags: ["writing"],
  questions: ["A product text for a rucksack made of old sails.", "A slogan for a bakery that opens at five."],
  note: "Choose a credential on the models. The judge's message holds the criteria: put your own there. The mark to reach stands in the condition.",
  nodes: {
    startAgentflow_0: { inputs: { startState: [{ key: "advice", value: "" }] } },
    llmAgentflow_0: {
      label: "Writer",
      inputs: {
        ...withModel("llm", { temperature: 0.8 }),
        llmMessages: told(
          "Write what is asked for, in at most eighty words. Advice about the last version: {{$flow.state.advice}}",
        ),
      },
    },
    llmAgentflow_1: {
      label: "Judge",
      inputs: {
        ...withModel("llm", { temperature: 0 }),
        llmMessages: told(
          "Give marks from 1 to 10 for: says something true and particular; no empty words; makes one want to know more. The task was: {{question}}",
          "{{llmAgentflow_0}}",
        ),
        llmEnableMemory: false,
        llmStructuredOutput: [
          { key: "mark", type: "number", description: "The lowest of the three marks" },
          { key: "advice", type: "string", description: "The one change that would help most" },
        ],
        llmUpdateState: [{ key: "advice", value: "{{output.advice}}" }],
      },
    },
    conditionAgentflow_0: {
      label: "Passed?",
      inputs: {
        conditions: [
          { type: "number", value1: "{{llmAgentflow_1.output.mark}}", operation: "largerEqual", value2: "8" },
        ],
      },
    },
    directReplyAgentflow_0: { label: "Best version", inputs: { directReplyMessage: "{{llmAgentflow_0}}" } },
    loopAgentflow_0: {
      label: "Improve",
      inputs: {
        loopBackToNode: "llmAgentflow_0-Writer",
        maxLoopCount: 4,
        fallbackMessage: "It did not reach the mark in four rounds. The last advice: {{$flow.state.advice}}",
      },
    },
  },
  wires: [
    "startAgentflow_0 > llmAgentflow_0",
    "llmAgentflow_0 > llmAgentflow_1",
    "llmAgentflow_1 > conditionAgentflow_0",
    "conditionAgentflow_0:0 > directReplyAgentflow_0",
    "conditionAgentflow_0:1 > loopAgentflow_0",
  ],
} satisfies ReadyTemplate;
