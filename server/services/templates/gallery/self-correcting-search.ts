import type { ReadyTemplate } from "../ready-template";
import { told } from "../told";
import { withModel } from "../with-model";

export default {
  name: "Self-correcting search in documents",
  description: "Grades what it found, asks the store in other words when that does not help, and only then answers.",
  kind: "agentflow",
  tags: ["documents", "research"],
  questions: ["What does our warranty cover?", "Who decides about remote work?"],
  note: "Choose a document store in the retriever and a credential on the models. The store is asked at most three times; after that the flow says that it does not know instead of inventing an answer.",
  nodes: {
    startAgentflow_0: { inputs: { startState: [{ key: "query", value: "" }] } },
    llmAgentflow_0: {
      label: "Word the search",
      inputs: {
        ...withModel("llm"),
        llmMessages: told(
          "Write what to search for in a store of documents to answer the question: one line of key words. Already tried, without success: “{{$flow.state.query}}”. Use other words than those.",
        ),
        llmUpdateState: [{ key: "query", value: "{{output}}" }],
      },
    },
    retrieverAgentflow_0: {
      label: "Search",
      inputs: { retrieverKnowledgeDocumentStores: [{ documentStore: "" }], retrieverQuery: "{{$flow.state.query}}" },
    },
    llmAgentflow_1: {
      label: "Grade",
      inputs: {
        ...withModel("llm", { temperature: 0 }),
        llmMessages: told("Do these passages answer the question?\n\n{{retrieverAgentflow_0}}", "{{question}}"),
        llmEnableMemory: false,
        llmStructuredOutput: [
          {
            key: "verdict",
            type: "enum",
            enumValues: "answers, does not answer",
            description: "Whether the passages answer it",
          },
        ],
      },
    },
    conditionAgentflow_0: {
      label: "Good enough?",
      inputs: {
        conditions: [
          { type: "string", value1: "{{llmAgentflow_1.output.verdict}}", operation: "equal", value2: "answers" },
        ],
      },
    },
    llmAgentflow_2: {
      label: "Answer",
      inputs: {
        ...withModel("llm"),
        llmMessages: told(
          "Answer the question from these passages alone, in a few sentences.\n\n{{retrieverAgentflow_0}}",
          "{{question}}",
        ),
        llmEnableMemory: false,
      },
    },
    loopAgentflow_0: {
      label: "Search again",
      inputs: {
        loopBackToNode: "llmAgentflow_0-Word the search",
        maxLoopCount: 2,
        fallbackMessage: "I found nothing in the documents that answers this.",
      },
    },
  },
  wires: [
    "startAgentflow_0 > llmAgentflow_0",
    "llmAgentflow_0 > retrieverAgentflow_0",
    "retrieverAgentflow_0 > llmAgentflow_1",
    "llmAgentflow_1 > conditionAgentflow_0",
    "conditionAgentflow_0:0 > llmAgentflow_2",
    "conditionAgentflow_0:1 > loopAgentflow_0",
  ],
} satisfies ReadyTemplate;
