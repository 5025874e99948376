import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  type LucideIcon,
} from "lucide-react";
import { alignNodes, type Alignment, type Direction, distributeNodes } from "@/components/canvas/layout/align-nodes";
import { msg, type Wording } from "@/components/words/msg";
import type { Command } from "./command";

const alignments: readonly [Alignment, Wording, LucideIcon][] = [
  ["left", msg("Align left"), AlignStartVertical],
  ["center", msg("Align centres"), AlignCenterVertical],
  ["right", msg("Align right"), AlignEndVertical],
  ["top", msg("Align top"), AlignStartHorizontal],
  ["middle", msg("Align middles"), AlignCenterHorizontal],
  ["bottom", msg("Align bottom"), AlignEndHorizontal],
];
const directions: readonly [Direction, Wording, LucideIcon][] = [
  ["horizontal", msg("Distribute across"), AlignHorizontalDistributeCenter],
  ["vertical", msg("Distribute downwards"), AlignVerticalDistributeCenter],
];

/** Puts the selected nodes in line, or gives them equal gaps. */
export const align: readonly Command[] = [
  ...alignments.map(([alignment, name, icon]): Command => ({
    ...{ id: `align-${alignment}`, name, group: "Edit", icon, writes: true },
    words: ["line up", "arrange"],
    when: (state) => state.selection.nodes.size > 1,
    run: ({ store }) => {
      const { measured, selection } = store.getState();
      store.edit((document) => alignNodes(document, measured, selection.nodes, alignment));
    },
  })),
  ...directions.map(([direction, name, icon]): Command => ({
    ...{ id: `distribute-${direction}`, name, group: "Edit", icon, writes: true },
    words: ["space", "gaps", "arrange"],
    when: (state) => state.selection.nodes.size > 2,
    run: ({ store }) => {
      const { measured, selection } = store.getState();
      store.edit((document) => distributeNodes(document, measured, selection.nodes, direction));
    },
  })),
];
