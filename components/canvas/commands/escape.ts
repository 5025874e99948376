import { isTyping } from "@/components/frame/is-typing";
import type { Command } from "./command";

/** One step back out: what floats, then a wire being drawn, then the selection. */
export const escape: Command = {
  id: "escape",
  name: "Step back: close, let go, select nothing",
  group: "View",
  keys: ["escape"],
  keyOnly: true,
  run: ({ store }, event) => {
    const { overlay, refusal, connecting, selection } = store.getState();
    if (event && isTyping(event.target)) return;
    if (overlay) store.setState({ overlay: undefined });
    else if (refusal ?? connecting) store.setState({ refusal: undefined, connecting: undefined });
    else if (selection.nodes.size + selection.edges.size > 0) store.select([]);
  },
};
