"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useCanvas, useCanvasContext, useCanvasStore } from "@/components/canvas/canvas-context";
import { useTRPCClient } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { t } from "@/components/words/t";
import { type SubFlow, subFlowOf } from "@/domain/flow/sub-flow";

/** Makes an agentflow of the selected steps and puts one step that runs it in their place. */
export function SubFlowDialog() {
  const open = useCanvas((state) => state.overlay?.kind === "sub-flow");
  const store = useCanvasStore();
  const close = () => store.setState({ overlay: undefined });
  return (
    <Dialog open={open} onOpenChange={(next) => !next && close()}>
      <DialogContent
        title={t("Make a flow of the selected steps")}
        description={t("They move into an agentflow of their own, and one step in their place runs it.")}
        size="sm"
      >
        <SubFlowForm onDone={close} />
      </DialogContent>
    </Dialog>
  );
}

function SubFlowForm({ onDone }: { onDone: () => void }) {
  const { store, catalogue } = useCanvasContext();
  const [choice] = useState(() => {
    const { document, selection } = store.getState();
    return subFlowOf(document, catalogue.specs, selection.nodes);
  });
  if (!choice.ok)
    return (
      <>
        <DialogBody>
          <p role="alert">{choice.reason}</p>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onDone}>{t("Back to the canvas")}</Button>
        </DialogFooter>
      </>
    );
  return <NameForm taken={choice} onDone={onDone} />;
}

function NameForm({ taken, onDone }: { taken: SubFlow; onDone: () => void }) {
  const store = useCanvasStore();
  const client = useTRPCClient();
  const router = useRouter();
  const [name, setName] = useState(t("{name}, part", { name: store.getState().head.name }));
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    try {
      const label = name.trim();
      const { id } = await client.flows.create.mutate({ kind: "agentflow", name: label, document: taken.inner });
      const { document, stepId } = taken.outer({ id, label });
      store.edit(document);
      store.select([stepId]);
      onDone();
      toast.success(t("“{label}” is a flow of its own now", { label }), {
        description: t("Undo brings the steps back here; the new flow stays in the list."),
        action: { label: t("Open it"), onClick: () => router.push(`/agentflows/${id}`) },
      });
    } catch (error) {
      setBusy(false);
      toast.error(t("No flow was made"), { description: errorMessage(error) });
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "" && !busy) void make();
  };
  return (
    <form onSubmit={submit}>
      <DialogBody>
        <Field label={t("Name of the new flow")}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              value={name}
              maxLength={200}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </DialogBody>
      <DialogFooter>
        <Button onClick={onDone}>{t("Cancel")}</Button>
        <Button type="submit" variant="primary" busy={busy} disabled={name.trim() === ""}>
          {t("Make the flow")}
        </Button>
      </DialogFooter>
    </form>
  );
}
