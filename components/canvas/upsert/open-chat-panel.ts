import type { CanvasStore } from "@/components/canvas/canvas-store";
import { focusChat } from "@/components/canvas/focus-chat";

/** Shows the chat of the open flow with the cursor in its field. */
export function openChatPanel(store: CanvasStore): void {
  store.setState({ panel: "chat" });
  // The dialog that was open gives the focus back first.
  setTimeout(focusChat, 0);
}
