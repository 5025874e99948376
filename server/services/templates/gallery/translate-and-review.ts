import type { ReadyTemplate } from "../ready-template";
import { told } from "../told";
import { withModel } from "../with-model";

export default {
  name: "Translate and review",
  description: "Translates a text, has a second model review it, and mends it until the reviewer is content.",
  kind: "agentflow",
  tags: ["writing"],
  questions: ["It is raining cats and dogs, so bring your wellies."],
  note: "Choose a credential on the models. The form asks for the language. The reviewer sees the original and the translation, and its remarks go back to the translator, three times at most.",
  nodes: {
    startAgentflow_0: {
      inputs: {
        startInputType: "formInput",
        formTitle: "Translate",
        formDescription: "A translation that somebody has read before you.",
        formInputTypes: [
          { type: "string", label: "Text", name: "text" },
          {
            type: "options",
            label: "Into",
            name: "language",
            addOptions: ["German", "French", "Spanish", "Italian"].map((option) => ({ option })),
          },
        ],
        startState: [{ key: "remarks", value: "none yet" }],
      },
    },
    llmAgentflow_0: {
      label: "Translate",
      inputs: {
        ...withModel("llm", { temperature: 0.3 }),
        llmMessages: told(
          "Translate the text into {{$form.language}} as a native speaker would write it. Remarks about the last attempt: {{$flow.state.remarks}}. Give the translation and nothing else.",
          "{{$form.text}}",
        ),
        llmEnableMemory: false,
      },
    },
    llmAgentflow_1: {
      label: "Review",
      inputs: {
        ...withModel("llm", { temperature: 0 }),
        llmMessages: told(
          "You review translations into {{$form.language}}: meaning, idioms, tone. Original:\n{{$form.text}}",
          "{{llmAgentflow_0}}",
        ),
        llmEnableMemory: false,
        llmStructuredOutput: [
          {
            key: "verdict",
            type: "enum",
            enumValues: "good, to be mended",
            description: "good only when a reader would not notice that it is a translation",
          },
          { key: "remarks", type: "string", description: "What to mend, or empty" },
        ],
        llmUpdateState: [{ key: "remarks", value: "{{output.remarks}}" }],
      },
    },
    conditionAgentflow_0: {
      label: "Content?",
      inputs: {
        conditions: [
          { type: "string", value1: "{{llmAgentflow_1.output.verdict}}", operation: "equal", value2: "good" },
        ],
      },
    },
    directReplyAgentflow_0: { label: "Translation", inputs: { directReplyMessage: "{{llmAgentflow_0}}" } },
    loopAgentflow_0: {
      label: "Mend it",
      inputs: {
        loopBackToNode: "llmAgentflow_0-Translate",
        maxLoopCount: 3,
        fallbackMessage: "The reviewer is not content after three attempts. Remarks: {{$flow.state.remarks}}",
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
