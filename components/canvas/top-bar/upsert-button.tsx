import { DatabaseZap } from "lucide-react";
import { useCanvas, useCatalogue } from "@/components/canvas/canvas-context";
import type { CommandContext } from "@/components/canvas/commands/command";
import { upsertDocuments } from "@/components/canvas/commands/upsert-documents";
import { upsertPlans } from "@/components/canvas/upsert/upsert-plans";
import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";

/** Stands in the top bar of flows that have a vector store. */
export function UpsertButton({ context }: { context: CommandContext }) {
  const { specs } = useCatalogue();
  const hasStore = useCanvas(({ document }) => upsertPlans(document, specs).length > 0);
  if (!hasStore) return null;
  return (
    <Button variant="ghost" className="hidden md:inline-flex" onClick={() => upsertDocuments.run(context)}>
      <DatabaseZap aria-hidden />
      {t("Upsert")}
    </Button>
  );
}
