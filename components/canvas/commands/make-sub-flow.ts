import { Group } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const makeSubFlow: Command = {
  id: "make-sub-flow",
  name: msg("Make a flow of the selected steps"),
  group: "Edit",
  icon: Group,
  keys: ["mod+g"],
  words: ["group", "extract", "sub-flow", "execute flow"],
  writes: true,
  when: ({ head, selection }) => head.kind === "agentflow" && selection.nodes.size > 0,
  run: ({ store }) => store.setState({ overlay: { kind: "sub-flow" } }),
};
