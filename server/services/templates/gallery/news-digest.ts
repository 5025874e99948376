import type { ReadyTemplate } from "../ready-template";
import { told } from "../told";
import { withModel } from "../with-model";

export default {
  name: "News digest",
  description: "Looks at the news of your topics and writes a page about what is new, with addresses.",
  kind: "agentflow",
  tags: ["automation", "web", "research"],
  questions: ["Electric buses; heat pumps"],
  note: "Two credentials: one on the model, one on Tavily in the agent's tools. Send your topics, separated by semicolons. To have it every morning, call it with them from your own timer: the API dialog has the lines to copy.",
  nodes: {
    startAgentflow_0: {},
    agentAgentflow_0: {
      label: "Look around",
      inputs: {
        ...withModel("agent"),
        agentMessages: told(
          "It is {{current_date_time}}. Search the news of the last day for each topic, and keep what is new and matters: at most three items for each, with address. Say so when nothing happened.",
          "{{question}}",
        ),
        agentTools: [{ agentSelectedTool: "tavilyAPI", agentSelectedToolConfig: { topic: "news", maxResults: 5 } }],
        agentEnableMemory: false,
      },
    },
    llmAgentflow_0: {
      label: "Write the digest",
      inputs: {
        ...withModel("llm", { temperature: 0.4 }),
        llmMessages: told(
          "Write a digest that can be read in one minute: a line for each item with its address, the most important first.",
          "{{agentAgentflow_0}}",
        ),
        llmEnableMemory: false,
      },
    },
  },
  wires: ["startAgentflow_0 > agentAgentflow_0", "agentAgentflow_0 > llmAgentflow_0"],
} satisfies ReadyTemplate;
