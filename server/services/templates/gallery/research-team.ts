import type { ReadyTemplate } from "../ready-template";
import { told } from "../told";
import { withModel } from "../with-model";

export default {
  name: "Research team",
  description: "Splits a topic into questions, researches each on the web, and writes one report with sources.",
  kind: "agentflow",
  tags: ["research", "web", "writing"],
  questions: ["How do cities get rid of street noise?", "What is known about sleep and memory?"],
  note: "Two credentials: one on the models, one on Tavily in the researcher's tools. The lead splits the topic, what lies in the iteration runs once for each question, and the writer reads all findings.",
  nodes: {
    startAgentflow_0: {},
    llmAgentflow_0: {
      label: "Lead",
      inputs: {
        ...withModel("llm"),
        llmMessages: told(
          "Split the topic into two to four questions that can each be researched alone and together cover it.",
        ),
        llmStructuredOutput: [
          { key: "questions", type: "stringArray", description: "The questions, each a whole sentence" },
        ],
      },
    },
    iterationAgentflow_0: {
      label: "For each question",
      inputs: { iterationInput: "{{llmAgentflow_0.output.questions}}" },
    },
    agentAgentflow_0: {
      label: "Researcher",
      inside: "iterationAgentflow_0",
      inputs: {
        ...withModel("agent"),
        agentMessages: told(
          "Research the question with the search. Give five findings at most, each in one sentence with its address. Say what you did not find.",
          "{{$iteration}}",
        ),
        agentTools: [
          {
            agentSelectedTool: "tavilyAPI",
            agentSelectedToolConfig: { maxResults: 5 },
            agentSelectedToolRequiresHumanInput: false,
          },
        ],
        agentEnableMemory: false,
        agentMaxIterations: 6,
      },
    },
    llmAgentflow_1: {
      label: "Writer",
      inputs: {
        ...withModel("llm", { temperature: 0.4 }),
        llmMessages: told(
          "Write a report of one page on the topic from these findings alone. Begin with the answer, keep the addresses as sources, and end with what is still open.\n\n{{iterationAgentflow_0}}",
          "{{question}}",
        ),
        llmEnableMemory: false,
      },
    },
  },
  wires: [
    "startAgentflow_0 > llmAgentflow_0",
    "llmAgentflow_0 > iterationAgentflow_0",
    "iterationAgentflow_0 > llmAgentflow_1",
  ],
} satisfies ReadyTemplate;
