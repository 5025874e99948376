import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import { wire } from "./wire";

/** A small household's papers: short, and with answers that nothing else on the canvas knows. */
const papers = {
  "Washing machine": `The washing machine stands in the cellar. Its filter has to be cleaned every three months: open the flap at the bottom left, put a bowl under it and turn the cap to the left.

Wool is washed at thirty degrees with the programme Gentle, which takes forty minutes. The machine was bought in March 2023 and its warranty ends in March 2028.`,
  "Rubbish and recycling": `Paper is collected on the first Tuesday of the month, and glass has to be carried to the container in Mill Lane. The grey bin is emptied every Friday at seven in the morning.

Old batteries and paint are taken by the recycling yard, which is open on Saturdays from nine to one.`,
  "House rules": `Quiet hours are from ten in the evening until six in the morning. Bicycles belong in the shed behind the house and not in the stairwell.

Guests may park on the space with the number four. The spare key is with Mrs Winter on the second floor, whose telephone number hangs beside the door.`,
};

const place = (index: number) => ({ x: -820, y: -200 + index * 210 });
const sources: FlowNode[] = Object.entries(papers).map(([label, text], index) => ({
  ...{ id: `plainText_${index}`, name: "plainText", label, version: 2, position: place(index) },
  inputs: { text },
  output: "document",
}));

/** Looks answers up in documents, without any key: embeddings, store and answerer are built in. */
export const documents = {
  name: "Ask these documents",
  /** The node that is filled at the first boot. */
  store: "builtinVectorStore_0",
  document: {
    nodes: [
      {
        id: "stickyNote_0",
        name: "stickyNote",
        label: "Start here",
        version: 2,
        position: { x: 0, y: -260 },
        inputs: {
          note: "Open the chat and try: When is paper collected? How do I clean the filter? Who has the spare key? The answers are quoted from the texts on the left, and each names its source. Change a text, save, and press Upsert to read them again.",
        },
      },
      ...sources,
      {
        id: "recursiveCharacterTextSplitter_0",
        name: "recursiveCharacterTextSplitter",
        label: "Recursive Character Text Splitter",
        version: 2,
        position: { x: -1220, y: 0 },
        inputs: { chunkSize: 260, chunkOverlap: 0 },
      },
      {
        id: "builtinEmbeddings_0",
        name: "builtinEmbeddings",
        label: "Built-in Embeddings",
        version: 1,
        position: { x: -420, y: 240 },
        inputs: {},
      },
      {
        id: "builtinRecordManager_0",
        name: "builtinRecordManager",
        label: "Built-in Record Manager",
        version: 1,
        position: { x: -420, y: 380 },
        inputs: { cleanup: "full", sourceIdKey: "source" },
      },
      {
        id: "builtinVectorStore_0",
        name: "builtinVectorStore",
        label: "Built-in Vector Store",
        version: 1,
        position: { x: 0, y: 60 },
        inputs: { topK: 3 },
        output: "retriever",
      },
      {
        id: "builtinAnswerer_0",
        name: "builtinAnswerer",
        label: "Built-in Answerer",
        version: 1,
        position: { x: 0, y: -80 },
        inputs: {},
      },
      {
        id: "conversationalRetrievalQAChain_0",
        name: "conversationalRetrievalQAChain",
        label: "Conversational Retrieval QA Chain",
        version: 3,
        position: { x: 420, y: 0 },
        inputs: { returnSourceDocuments: true },
      },
    ],
    edges: [
      ...sources.flatMap(({ id }) => [
        wire("recursiveCharacterTextSplitter_0", "recursiveCharacterTextSplitter", id, "textSplitter"),
        wire(id, "document", "builtinVectorStore_0", "document"),
      ]),
      wire("builtinEmbeddings_0", "builtinEmbeddings", "builtinVectorStore_0", "embeddings"),
      wire("builtinRecordManager_0", "builtinRecordManager", "builtinVectorStore_0", "recordManager"),
      wire("builtinVectorStore_0", "retriever", "conversationalRetrievalQAChain_0", "vectorStoreRetriever"),
      wire("builtinAnswerer_0", "builtinAnswerer", "conversationalRetrievalQAChain_0", "model"),
    ],
  } satisfies FlowDocument,
};
