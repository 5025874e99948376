import { Scissors } from "lucide-react";
import { deleteNodes } from "@/components/canvas/edits";
import { msg } from "@/components/words/msg";
import type { Command, CommandContext } from "./command";
import { toClipboard } from "./copy";

export const cut: Command = {
  id: "cut",
  name: msg("Cut nodes"),
  group: "Edit",
  icon: Scissors,
  writes: true,
  when: (state) => state.selection.nodes.size > 0,
  run: (context) => void cutNodes(context),
};

async function cutNodes(context: CommandContext): Promise<void> {
  const { nodes } = context.store.getState().selection;
  if (await toClipboard(context)) context.store.edit((document) => deleteNodes(document, nodes));
}
