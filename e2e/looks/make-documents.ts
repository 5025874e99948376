import { z } from "zod";
import type { Maker } from "./make-house";

const made = z.object({ id: z.string() });

const handbook = [
  "The warranty on every loom lasts two years from the day of purchase. Bring the receipt, or the number on the frame.",
  "The office in Ghent opens at nine in the morning and closes at six. On Saturdays it closes at noon.",
  "Whoever leaves last sets the alarm. The code is with the porter, who also keeps the keys of the cellar.",
].join("\n\n");

/** Two document stores: one that can be asked, one with nothing in it. */
export async function makeDocuments({ rest }: Maker): Promise<string> {
  await rest.call("POST", "document-store/store", { name: "Minutes", description: "Of the house meetings." });
  const store = made.parse(
    await rest.call("POST", "document-store/store", { name: "Handbook", description: "How things are done here." }),
  ).id;
  const loader = made.parse(
    await rest.call("POST", "document-store/loader/save", {
      ...{ storeId: store, loaderId: "plainText", loaderName: "House rules", loaderConfig: { text: handbook } },
      ...{ splitterId: "recursiveCharacterTextSplitter", splitterConfig: { chunkSize: 130, chunkOverlap: 0 } },
    }),
  );
  await rest.call("POST", `document-store/loader/process/${loader.id}`, {});
  const index = { storeId: store, embeddingName: "builtinEmbeddings", vectorStoreName: "builtinVectorStore" };
  await rest.call("POST", "document-store/vectorstore/insert", index);
  return store;
}
