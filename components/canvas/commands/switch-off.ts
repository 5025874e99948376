import { Power } from "lucide-react";
import { markNodes } from "@/components/canvas/mark-nodes";
import { msg } from "@/components/words/msg";
import { startStep } from "@/domain/flow/problems-of-start";
import type { Command } from "./command";

/** Off when any of them is on. */
export const switchOff: Command = {
  id: "switch-off",
  name: msg("Switch off or on"),
  group: "Edit",
  icon: Power,
  keys: ["d"],
  words: ["disable", "enable", "mute", "skip", "deactivate"],
  writes: true,
  when: ({ document, selection }) => document.nodes.some((node) => selection.nodes.has(node.id) && canBeOff(node.name)),
  run: ({ store }) => {
    const { document, selection } = store.getState();
    const chosen = document.nodes.filter((node) => selection.nodes.has(node.id) && canBeOff(node.name));
    const on = chosen.some((node) => !node.disabled);
    store.edit(markNodes(document, new Set(chosen.map(({ id }) => id)), "disabled", on));
  },
};

/** A flow always begins, and a remark never runs. */
const canBeOff = (name: string): boolean => name !== startStep && !name.startsWith("stickyNote");
