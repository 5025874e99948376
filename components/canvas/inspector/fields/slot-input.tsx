import { Unplug } from "lucide-react";
import { t } from "@/components/words/t";
import type { Slot } from "@/domain/catalogue/field";
import { useCanvas, useCanvasStore } from "@/components/canvas/canvas-context";
import { wiresInto } from "@/components/canvas/edge-index";
import { disconnect } from "@/components/canvas/edits";
import type { FieldProps } from "@/components/canvas/inspector/field-props";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";

/** What is wired to a slot, and the way to wire it without a mouse. */
export function SlotInput({
  node,
  name,
  field,
  readOnly,
  control,
}: Pick<FieldProps<Slot>, "node" | "name" | "field" | "readOnly" | "control">) {
  const store = useCanvasStore();
  const nodes = useCanvas((state) => state.document.nodes);
  const edges = useCanvas((state) => state.document.edges);
  const wires = wiresInto(edges, node.id).filter((wire) => wire.targetHandle === name);
  const choose = () =>
    store.setState({
      overlay: { kind: "wire", nodeId: node.id, from: { nodeId: node.id, handle: name, side: "target" } },
    });
  return (
    <div className="flex flex-col gap-1.5">
      {wires.map((wire) => {
        const label = nodes.find((each) => each.id === wire.source)?.label ?? wire.source;
        return (
          <div key={wire.id} className="flex items-center gap-1">
            <button
              type="button"
              className="h-8 min-w-0 flex-1 truncate rounded-md bg-muted px-2.5 text-left hover:bg-hover"
              onClick={() => store.select([wire.source])}
            >
              {label}
            </button>
            {!readOnly && (
              <IconButton
                label={t("Disconnect {label}", { label })}
                onClick={() => store.edit((document) => disconnect(document, new Set([wire.id])))}
              >
                <Unplug />
              </IconButton>
            )}
          </div>
        );
      })}
      {!readOnly && (wires.length === 0 || field.list) && (
        <Button
          id={control.id}
          aria-describedby={control["aria-describedby"]}
          aria-label={
            wires.length === 0
              ? t("Choose {label}", { label: field.label })
              : t("Add another to {label}", { label: field.label })
          }
          size="sm"
          className="self-start"
          onClick={choose}
        >
          {wires.length === 0 ? t("Choose…") : t("Add another…")}
        </Button>
      )}
      {readOnly && wires.length === 0 && <p className="text-sm text-muted-foreground">{t("Nothing connected")}</p>}
    </div>
  );
}
