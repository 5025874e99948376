import { defineNode } from "../define-node";
import type { Embedder } from "../documents/document-slots";

export default defineNode({
  name: "builtinEmbeddings",
  version: 1,
  label: "Built-in Embeddings (English)",
  description: "Turns English texts into vectors on this server, without a key and without a network.",
  category: "Embeddings",
  icon: "builtin-embeddings.svg",
  badge: "No key needed",
  provides: ["BuiltinEmbeddings", "Embeddings"],
  inputs: {},
  async create({ tools }): Promise<Embedder> {
    const { embed } = tools.documents;
    return {
      model: "builtin-use-lite",
      embedDocuments: (texts, signal) => embed(texts, signal),
      async embedQuery(text, signal) {
        const [vector = []] = await embed([text], signal);
        return vector;
      },
    };
  },
});
