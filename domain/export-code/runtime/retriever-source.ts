/** `src/steps/retriever.ts` of an exported project. */
export const retrieverSource = String.raw`import { lookUp } from "../knowledge.js";
import { changes, fillText } from "../references.js";
import type { Step } from "../state.js";

interface Retriever {
  id: string;
  stores: readonly string[];
  query: string;
  withMetadata: boolean;
  update: readonly (readonly [string, string])[];
}

/** Looks things up in document stores. */
export const retriever =
  ({ id, stores, query, withMetadata, update }: Retriever): Step =>
  async (state) => {
    const asked = fillText(query, state);
    const wanted = asked.trim() ? asked : state.question;
    const found = (await Promise.all(stores.map((store) => lookUp(store, wanted)))).flat();
    const sourceDocuments = found.map(({ id: of, pageContent, metadata, score }) => ({
      ...{ pageContent, metadata: { ...metadata, ...(score !== undefined && { score }) } },
      ...(of !== undefined && { id: of }),
    }));
    const content = withMetadata
      ? JSON.stringify(sourceDocuments, null, 2)
      : sourceDocuments.map(({ pageContent }) => pageContent).join("\n");
    return {
      outputs: { [id]: { content, sourceDocuments } },
      values: changes(update, state, { content, sourceDocuments }),
      answer: content,
    };
  };
`;
