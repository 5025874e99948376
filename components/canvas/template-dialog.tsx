import { PublishTemplateDialog } from "@/components/templates/publish-template-dialog";
import { useCanvas, useCanvasContext } from "./canvas-context";
import { isDirty } from "./canvas-state";
import { saveFlow } from "./save-flow";

/** Publishes what is on the canvas as a template; what is not saved yet is saved first. */
export function TemplateDialog() {
  const { store, storage } = useCanvasContext();
  const open = useCanvas((state) => state.overlay?.kind === "template");
  const { id, name } = useCanvas((state) => state.head);
  return (
    <PublishTemplateDialog
      flow={{ id, name }}
      open={open}
      onClose={() => store.setState({ overlay: undefined })}
      beforePublish={async () => !isDirty(store.getState()) || saveFlow(store, storage)}
    />
  );
}
