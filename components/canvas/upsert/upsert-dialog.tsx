"use client";

import { useCanvas, useCanvasStore } from "@/components/canvas/canvas-context";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { UpsertHistory } from "@/components/documents/upsert-history";
import { t } from "@/components/words/t";
import { UpsertNow } from "./upsert-now";
import { useUpsert } from "./use-upsert";

/** Fills a vector store of the open flow, and shows when that was done before. */
export function UpsertDialog() {
  const store = useCanvasStore();
  const open = useCanvas((state) => state.overlay?.kind === "upsert");
  const close = () => store.setState({ overlay: undefined });
  return (
    <Dialog open={open} onOpenChange={(next) => !next && close()}>
      <DialogContent
        title={t("Upsert documents")}
        description={t("Reads the documents of this flow, cuts and embeds them, and puts them into its vector store.")}
        size="lg"
      >
        <UpsertTabs onClose={close} />
      </DialogContent>
    </Dialog>
  );
}

/** Knows the upsert that is shown, also while its history is looked at. */
function UpsertTabs({ onClose }: { onClose: () => void }) {
  const { id } = useCanvasStore().getState().head;
  const upsert = useUpsert();
  return (
    <Tabs defaultValue="now" className="flex min-h-0 flex-1 flex-col">
      <TabsList className="mx-5">
        <TabsTrigger value="now">{t("Upsert")}</TabsTrigger>
        <TabsTrigger value="history">{t("History")}</TabsTrigger>
      </TabsList>
      <TabsContent value="now" className="flex min-h-0 flex-1 flex-col pt-3">
        <UpsertNow upsert={upsert} onClose={onClose} />
      </TabsContent>
      <TabsContent value="history" className="flex min-h-0 flex-1 flex-col overflow-y-auto px-5 pt-3 pb-5">
        <UpsertHistory ownerId={id} />
      </TabsContent>
    </Tabs>
  );
}
