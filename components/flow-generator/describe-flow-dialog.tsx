"use client";

import { Dialog, DialogContent } from "@/components/ui/dialog";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { DescribeForm } from "./describe-form";
import { DraftView } from "./draft-view";
import { useDrawing, type DrawnFlow } from "./use-drawing";

interface DescribeFlowDialogProps {
  kind: FlowKind;
  open: boolean;
  onClose: () => void;
  /** Takes the drawing over. What it rejects with is shown. */
  onUse: (flow: DrawnFlow) => void | Promise<void>;
  /** What the button does here. */
  useLabel: string;
  /** What becomes of what is there already. */
  note?: string;
}

/** Words in, a drawing out: nothing is kept before the person says so. */
export function DescribeFlowDialog({ open, onClose, ...rest }: DescribeFlowDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      {open && <Content {...rest} onClose={onClose} />}
    </Dialog>
  );
}

function Content({ kind, onClose, onUse, useLabel, note }: Omit<DescribeFlowDialogProps, "open">) {
  const drawing = useDrawing(kind);
  const { drawn } = drawing;
  return (
    <DialogContent
      title={drawn ? drawn.name : kind === "agentflow" ? t("Describe an agentflow") : t("Describe a chatflow")}
      description={
        drawn
          ? t("A proposal. Nothing has been saved yet.")
          : t("Say what it should do. A model draws it, and you decide.")
      }
      size={drawn ? "xl" : "lg"}
    >
      {drawn ? (
        <DraftView
          flow={drawn}
          useLabel={useLabel}
          {...(note !== undefined && { note })}
          onUse={() => onUse(drawn)}
          onBack={drawing.back}
          onDiscard={onClose}
        />
      ) : (
        <DescribeForm kind={kind} drawing={drawing} />
      )}
    </DialogContent>
  );
}
