import { CodeDialog } from "@/components/export-code/code-dialog";
import { useCanvas, useCanvasContext } from "./canvas-context";

/** Exports what is on the canvas, saved or not. */
export function CanvasCodeDialog() {
  const { store } = useCanvasContext();
  const open = useCanvas((state) => state.overlay?.kind === "code");
  const { head, document } = store.getState();
  return (
    <CodeDialog
      source={open ? { id: head.id, document } : null}
      onClose={() => store.setState({ overlay: undefined })}
    />
  );
}
