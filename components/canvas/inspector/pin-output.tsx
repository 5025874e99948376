"use client";

import { Pin, PinOff, StepForward } from "lucide-react";
import { useState } from "react";
import { t } from "@/components/words/t";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvas, useCatalogue, useReadOnly } from "@/components/canvas/canvas-context";
import { usePin } from "@/components/canvas/use-pins";
import { useFlowDeeds } from "@/components/canvas/use-flow-deeds";
import { readJson } from "@/components/executions/read-json";
import { Button } from "@/components/ui/button";
import { CodeEditor } from "@/components/code-editor/code-editor";
import { Field } from "@/components/ui/field";

interface PinOutputProps {
  node: Pick<FlowNode, "id" | "name">;
  /** What the step gave in the last run. */
  output: unknown;
}

/** What can be done with a step after a run: run the flow from it, or let an output stand in for running it. */
export function PinOutput({ node: { id: nodeId, name: nodeName }, output }: PinOutputProps) {
  const deeds = useFlowDeeds();
  const set = usePin(nodeId);
  const pinned = useCanvas((state) => state.pins.get(nodeId));
  const [text, setText] = useState<string>();
  const agentflow = useCanvas((state) => state.head.kind === "agentflow");
  // What begins a flow is asked, and cannot be stood in for.
  const begins = useCatalogue().specs.get(nodeName)?.step?.begins === true;
  if (useReadOnly() || !agentflow || begins) return null;
  const pin = (value: Record<string, unknown> | null) => {
    set(value);
    setText(undefined);
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => deeds.runFrom(nodeId)}>
          <StepForward aria-hidden />
          {t("Run from here")}
        </Button>
        <Button onClick={() => setText(JSON.stringify(pinned ?? output ?? {}, null, 2))} disabled={text !== undefined}>
          <Pin aria-hidden />
          {pinned ? t("Change the pinned output") : t("Pin output")}
        </Button>
        {pinned && (
          <Button variant="ghost" onClick={() => pin(null)}>
            <PinOff aria-hidden />
            {t("Unpin")}
          </Button>
        )}
      </div>
      {text !== undefined && (
        <OutputEditor text={text} onText={setText} onPin={pin} onCancel={() => setText(undefined)} />
      )}
    </div>
  );
}

interface OutputEditorProps {
  text: string;
  onText: (text: string) => void;
  onPin: (output: Record<string, unknown>) => void;
  onCancel: () => void;
}

function OutputEditor({ text, onText, onPin, onCancel }: OutputEditorProps) {
  const read = readJson(text);
  return (
    <>
      <Field
        label={t("Output in place of running this step")}
        help={t(
          "It stands in for the step when the flow is run from here, in the chat or from another step. Calls from outside run the step.",
        )}
        error={"problem" in read ? read.problem : null}
      >
        {(control) => <CodeEditor control={control} language="json" rows={6} value={text} onChange={onText} />}
      </Field>
      <div className="flex gap-2">
        <Button variant="primary" disabled={"problem" in read} onClick={() => "value" in read && onPin(read.value)}>
          {t("Pin")}
        </Button>
        <Button onClick={onCancel}>{t("Cancel")}</Button>
      </div>
    </>
  );
}
