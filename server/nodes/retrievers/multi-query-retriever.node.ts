import { defineNode } from "../define-node";
import type { Retriever } from "../documents/document-slots";
import { fuseRanks } from "../documents/fuse-ranks";
import { fillTemplate, parseTemplate } from "../prompts/f-string";
import { searchStore } from "../vector-stores/search-store";
import { askWriter, linesOf } from "./ask-writer";
import { vectorStoreSlot } from "./retriever-parts";

const prompt = `Write 3 other versions of the question below, each in different words, for a search in documents by meaning.
Write one per line between the tags, and nothing else:

<questions>
Question 1
Question 2
Question 3
</questions>

Question: {question}`;
const mostQuestions = 10;

export default defineNode({
  name: "multiQueryRetriever",
  version: 1,
  label: "Multi Query Retriever",
  description: "Has a model ask the question in other words too, and finds what answers any of them.",
  category: "Retrievers",
  icon: "retriever-multi.svg",
  provides: ["MultiQueryRetriever", "BaseRetriever"],
  inputs: {
    ...vectorStoreSlot,
    model: { type: "slot", accepts: "BaseLanguageModel", label: "Language Model" },
    modelPrompt: {
      type: "string",
      label: "Prompt",
      description: "Asks the model for other versions, one per line. {question} stands for the question.",
      rows: 4,
      default: prompt,
    },
  },
  async create({ inputs, node }): Promise<Retriever> {
    const { vectorStore, model, modelPrompt } = inputs;
    const template = parseTemplate(modelPrompt);
    return {
      async retrieve(question, context) {
        const written = await askWriter({ model, nodeId: node.id }, fillTemplate(template, { question }), context);
        const questions = new Set([question, ...linesOf(between(written), mostQuestions)]);
        const lists = await Promise.all(
          [...questions].map(async (asked) => ({
            documents: await searchStore(vectorStore, { question: asked }, context),
          })),
        );
        return fuseRanks(lists);
      },
    };
  },
});

/** What stands between the tags, if the model kept to them. */
const between = (text: string): string => /<questions>([\s\S]*?)(?:<\/questions>|$)/.exec(text)?.[1] ?? text;
