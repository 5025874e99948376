import { moveNodes, type Point } from "@/components/canvas/edits";
import { msg } from "@/components/words/msg";
import type { Command, CommandContext } from "./command";

const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
const small = 4;
const large = 40;

const arrows = ["arrowleft", "arrowright", "arrowup", "arrowdown"];

export const nudge: Command = {
  id: "nudge",
  name: msg("Move nodes"),
  group: "Edit",
  keys: [...arrows, ...arrows.map((key) => `shift+${key}`)],
  keyOnly: true,
  writes: true,
  when: (state) => state.selection.nodes.size > 0,
  run: ({ store }: CommandContext, event) => {
    const step = event && steps[event.key];
    if (!step) return;
    // The canvas library would move the card as well, by a step of its own.
    event.stopPropagation();
    const by = event.shiftKey ? large : small;
    const { document, selection } = store.getState();
    const moving = document.nodes.filter(
      // What stands in a moved container moves with it already.
      (node) => selection.nodes.has(node.id) && !(node.parentId && selection.nodes.has(node.parentId)),
    );
    const places = moving.map((node): [string, Point] => [
      node.id,
      { x: node.position.x + step.x * by, y: node.position.y + step.y * by },
    ]);
    store.edit(moveNodes(document, new Map(places)), `nudge/${[...selection.nodes].join(",")}`);
  },
};
