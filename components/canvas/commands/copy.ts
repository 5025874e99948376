import { Copy } from "lucide-react";
import { toast } from "sonner";
import { copyNodes } from "@/components/canvas/clipboard";
import { msg } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { Command, CommandContext } from "./command";

export const copy: Command = {
  id: "copy",
  name: msg("Copy nodes"),
  group: "Edit",
  icon: Copy,
  // ⌘C itself is the browser's copy event, which needs no permission.
  when: (state) => state.selection.nodes.size > 0,
  run: (context) => void toClipboard(context),
};

/** Puts the selected nodes on the clipboard; resolves to whether it could. */
export async function toClipboard({ store, catalogue }: Pick<CommandContext, "store" | "catalogue">): Promise<boolean> {
  const { document, selection } = store.getState();
  const text = copyNodes(document, catalogue.specs, selection.nodes);
  if (text === undefined) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    toast.error(t("The browser did not let the nodes be copied"), {
      description: t("Press ⌘C or Ctrl C on the canvas instead."),
    });
    return false;
  }
}
