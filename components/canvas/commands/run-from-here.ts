import { StepForward } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const runFromHere: Command = {
  id: "run-from-here",
  name: msg("Run from here"),
  group: "Flow",
  icon: StepForward,
  words: ["again", "step", "replay"],
  writes: true,
  when: ({ head, selection }) => head.kind === "agentflow" && selection.nodes.size === 1,
  run: ({ store, deeds }) => {
    const [nodeId] = store.getState().selection.nodes;
    if (nodeId !== undefined) deeds.runFrom(nodeId);
  },
};
