import type { Fields } from "@/domain/catalogue/field";
import type { Loader } from "../define-node";

/** How a node asks for one of the workspace's document stores, under Flowise's names. */
export const storeChoice = {
  inputs: {
    selectedStore: {
      type: "asyncOptions",
      load: "listStores",
      label: "Select Store",
      description: "One of the document stores of this workspace.",
    },
  },
  loaders: {
    listStores: async ({ tools }) => {
      const stores = await tools.documents.stores.list();
      return stores.map(({ id, name, description }) => ({
        label: name,
        name: id,
        ...(description && { description }),
      }));
    },
  },
} as const satisfies { inputs: Fields; loaders: Record<string, Loader<Record<string, never>>> };
