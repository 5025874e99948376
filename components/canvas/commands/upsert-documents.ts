import { DatabaseZap } from "lucide-react";
import type { Command } from "./command";

export const upsertDocuments: Command = {
  id: "upsert-documents",
  name: "Upsert documents",
  group: "Flow",
  icon: DatabaseZap,
  words: ["vector store", "embed", "index", "load", "fill"],
  run: ({ store }) => store.setState({ overlay: { kind: "upsert" } }),
};
