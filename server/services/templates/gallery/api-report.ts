import type { ReadyTemplate } from "../ready-template";
import { told } from "../told";
import { withModel } from "../with-model";

export default {
  name: "From an API to a report",
  description: "Fetches figures over HTTP, boils them down with a function, and has a model explain them.",
  kind: "agentflow",
  tags: ["data", "automation"],
  questions: ["How do prices look today?", "Which currency is the strongest?"],
  note: "Choose a credential on the model. The HTTP step reads exchange rates of the European Central Bank through a public API; put your own address there, and a credential on the step if it needs one.",
  nodes: {
    startAgentflow_0: {},
    httpAgentflow_0: {
      label: "Fetch rates",
      inputs: {
        method: "GET",
        url: "https://api.frankfurter.dev/v1/latest",
        queryParams: [{ key: "base", value: "EUR" }],
        responseType: "json",
      },
    },
    customFunctionAgentflow_0: {
      label: "Keep what matters",
      inputs: {
        customFunctionInputVariables: [{ variableName: "answer", variableValue: "{{httpAgentflow_0}}" }],
        customFunctionJavascriptFunction:
          'const read = typeof $answer === "string" ? JSON.parse($answer) : $answer;\nconst { date, rates } = read.data ?? read;\nconst lines = ["USD", "GBP", "CHF", "JPY"].filter((name) => rates[name]).map((name) => name + ": " + rates[name]);\nreturn "Rates of one euro on " + date + "\\n" + lines.join("\\n");',
      },
    },
    llmAgentflow_0: {
      label: "Explain",
      inputs: {
        ...withModel("llm"),
        llmMessages: told(
          "Answer the question from these figures alone, in plain words.\n\n{{customFunctionAgentflow_0}}",
          "{{question}}",
        ),
        llmEnableMemory: false,
      },
    },
  },
  wires: [
    "startAgentflow_0 > httpAgentflow_0",
    "httpAgentflow_0 > customFunctionAgentflow_0",
    "customFunctionAgentflow_0 > llmAgentflow_0",
  ],
} satisfies ReadyTemplate;
