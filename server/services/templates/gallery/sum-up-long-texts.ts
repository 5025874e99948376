import type { ReadyTemplate } from "../ready-template";
import { told } from "../told";
import { withModel } from "../with-model";

const cut = `const size = 6000;
const parts = [];
let part = "";
for (const paragraph of $input.split(/\\n\\s*\\n/)) {
  if (part && part.length + paragraph.length > size) { parts.push(part); part = ""; }
  part = part ? part + "\\n\\n" + paragraph : paragraph;
}
if (part) parts.push(part);
return JSON.stringify(parts);`;

export default {
  name: "Sum up long texts",
  description: "Cuts a text of any length into parts, sums up each, and makes one summary of them all.",
  kind: "agentflow",
  tags: ["documents", "writing"],
  questions: ["Paste a long text here, such as the minutes of a meeting."],
  note: "Choose a credential on the models and paste a text. The function cuts at paragraphs, so that no part is too long for the model.",
  nodes: {
    startAgentflow_0: {},
    customFunctionAgentflow_0: { label: "Cut into parts", inputs: { customFunctionJavascriptFunction: cut } },
    iterationAgentflow_0: { label: "For each part", inputs: { iterationInput: "{{customFunctionAgentflow_0}}" } },
    llmAgentflow_0: {
      label: "Sum up a part",
      inside: "iterationAgentflow_0",
      inputs: {
        ...withModel("llm", { temperature: 0 }),
        llmMessages: told(
          "Sum up this part of a longer text in at most six sentences. Keep names, numbers and decisions.",
          "{{$iteration}}",
        ),
        llmEnableMemory: false,
      },
    },
    llmAgentflow_1: {
      label: "One summary",
      inputs: {
        ...withModel("llm"),
        llmMessages: told(
          "Make one summary of these summaries: first the gist in two sentences, then the points that matter as a list, then what is to be done by whom.",
          "{{iterationAgentflow_0}}",
        ),
        llmEnableMemory: false,
      },
    },
  },
  wires: [
    "startAgentflow_0 > customFunctionAgentflow_0",
    "customFunctionAgentflow_0 > iterationAgentflow_0",
    "iterationAgentflow_0 > llmAgentflow_1",
  ],
} satisfies ReadyTemplate;
