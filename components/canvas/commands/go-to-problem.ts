import { CircleAlert } from "lucide-react";
import { goToNode } from "@/components/canvas/go-to-node";
import { readingOrder } from "@/components/canvas/outline/reading-order";
import { msg } from "@/components/words/msg";
import type { Command, CommandContext } from "./command";

export const nextProblem: Command = {
  id: "next-problem",
  name: msg("Go to the next problem"),
  group: "View",
  icon: CircleAlert,
  keys: ["f8"],
  words: ["error", "warning", "zoom"],
  when: (state) => state.problems.length > 0,
  run: (context) => go(context, 1),
};

export const previousProblem: Command = {
  id: "previous-problem",
  name: msg("Go to the previous problem"),
  group: "View",
  keys: ["shift+f8"],
  words: ["error", "warning", "zoom"],
  when: (state) => state.problems.length > 0,
  run: (context) => go(context, -1),
};

/** In the order in which one reads the flow, around the selected node. */
function go({ store, view, duration }: CommandContext, step: 1 | -1): void {
  const { document, problems, selection } = store.getState();
  const order = readingOrder(document).map(({ node }) => node.id);
  const troubled = order.filter((id) => problems.some((problem) => problem.nodeId === id));
  if (troubled.length === 0) return;
  const [selected = ""] = selection.nodes;
  const from = order.indexOf(selected);
  const next =
    step === 1
      ? (troubled.find((id) => order.indexOf(id) > from) ?? troubled[0])
      : (troubled.findLast((id) => order.indexOf(id) < from) ?? troubled.at(-1));
  if (next !== undefined) goToNode(store, view, next, duration);
}
