import { DatabaseZap } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const upsertDocuments: Command = {
  id: "upsert-documents",
  name: msg("Upsert documents"),
  group: "Flow",
  icon: DatabaseZap,
  words: ["vector store", "embed", "index", "load", "fill"],
  run: ({ store }) => store.setState({ overlay: { kind: "upsert" } }),
};
