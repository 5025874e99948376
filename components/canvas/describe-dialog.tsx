import { useReactFlow } from "@xyflow/react";
import { DescribeFlowDialog } from "@/components/flow-generator/describe-flow-dialog";
import { t } from "@/components/words/t";
import { emptyFlow } from "@/domain/flow/flow-document";
import { useCanvas, useCanvasContext } from "./canvas-context";
import { withoutIdleStart } from "./without-idle-start";

/** Puts a drawing made of words in place of what is on the canvas: one edit, which undo takes back. */
export function DescribeDialog() {
  const { store } = useCanvasContext();
  const { fitView } = useReactFlow();
  const open = useCanvas((state) => state.overlay?.kind === "describe");
  const kind = useCanvas((state) => state.head.kind);
  // A fresh agentflow's Start is nobody's work.
  const bare = useCanvas(({ document }) => withoutIdleStart(document, document).nodes.length === 0);
  const close = () => store.setState({ overlay: undefined });
  return (
    <DescribeFlowDialog
      kind={kind}
      open={open}
      onClose={close}
      useLabel={bare ? t("Use it") : t("Replace the drawing")}
      {...(!bare && { note: t("Undo brings the present drawing back.") })}
      onUse={({ document }) => {
        store.edit({ ...emptyFlow, ...document });
        close();
        requestAnimationFrame(() => void fitView({ padding: 0.15, maxZoom: 1 }));
      }}
    />
  );
}
