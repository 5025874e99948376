import { focusNode } from "@/components/canvas/focus-node";
import { isInInspector } from "@/components/canvas/focus-inspector";
import { isLayerOpen, isTyping } from "@/components/frame/is-typing";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

/** An editor whose list is open, or in which Tab indents until Escape lets go of it. */
const keepsEscape = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("[data-keeps-escape]") !== null;

/** One step back out: from the settings to the card, then what floats, a wire being drawn, the selection. */
export const escape: Command = {
  id: "escape",
  name: msg("Step back: close, let go, select nothing"),
  group: "View",
  keys: ["escape"],
  keyOnly: true,
  whileTyping: true,
  run: ({ store }, event) => {
    const { overlay, refusal, connecting, selection } = store.getState();
    if (event && keepsEscape(event.target)) return;
    if (event && isInInspector(event.target)) {
      const [id] = selection.nodes;
      if (id) focusNode(id);
      return;
    }
    if (event && (isTyping(event.target) || isLayerOpen())) return;
    if (overlay) store.setState({ overlay: undefined });
    else if (refusal ?? connecting) store.setState({ refusal: undefined, connecting: undefined });
    else if (selection.nodes.size + selection.edges.size > 0) store.select([]);
  },
};
