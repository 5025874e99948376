"use client";

import { useState } from "react";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { StepStatus } from "@/domain/api/trace-item";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvas } from "@/components/canvas/canvas-context";
import { duration, NodeStatus, statusWords } from "@/components/canvas/nodes/node-status";
import { PinOutput } from "./pin-output";
import { type RunDetail, useLastRun } from "./use-last-run";
import { Field } from "@/components/ui/field";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";

/** What the node got and gave in the flow's last run, whoever asked. */
export function LastRunTab({ node }: { node: FlowNode }) {
  const { data, isPending } = useLastRun();
  const live = useCanvas((state) => state.steps.get(node.id));
  const steps = (data?.steps ?? []).filter((each) => each.nodeId === node.id);
  if (live?.status === "INPROGRESS") return <NodeStatus step={live} />;
  if (isPending) return <Skeleton className="h-24" />;
  if (!data)
    return (
      <div className="flex flex-col gap-4">
        <p className="text-muted-foreground">
          {t("Nothing yet. Ask the flow something in the chat, and what this node did shows here.")}
        </p>
        <PinOutput node={node} output={undefined} />
      </div>
    );
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-muted-foreground">
        <RelativeTime at={data.run.startedAt} />
        {data.run.chatType === "INTERNAL" ? t(", asked here") : t(", asked from outside")}
        {data.versionNumber !== null && t(", version {versionNumber}", { versionNumber: data.versionNumber })}
      </p>
      <PinOutput node={node} output={steps.at(-1)?.output} />
      {steps.length > 0 ? (
        <Rounds key={data.run.id} steps={steps} />
      ) : (
        <p className="text-muted-foreground">{t("This node took no part in the last run.")}</p>
      )}
    </div>
  );
}

/** A step in a loop or an iteration ran several times; the last one shows first. */
function Rounds({ steps }: { steps: RunDetail["steps"] }) {
  const [chosen, setChosen] = useState(steps.length - 1);
  const step = steps[chosen] ?? steps.at(-1);
  if (!step) return null;
  return (
    <>
      {steps.length > 1 && (
        <Field label={t("Ran {count} times", { count: steps.length })}>
          {({ id }) => (
            <Select
              id={id}
              value={String(chosen)}
              choices={steps.map((each, index) => ({
                value: String(index),
                label: t("{value} of {count} · {statusWord}", {
                  value: index + 1,
                  count: steps.length,
                  statusWord: t(statusWords[statusOf(each.status)]),
                }),
              }))}
              onValueChange={(next) => setChosen(Number(next))}
            />
          )}
        </Field>
      )}
      <Step step={step} />
    </>
  );
}

function Step({ step }: { step: RunDetail["steps"][number] }) {
  const status = statusOf(step.status);
  return (
    <>
      <div className="flex items-center gap-3">
        <NodeStatus step={{ status }} />
        {step.ms !== null && (
          <span className="text-sm text-muted-foreground">
            {rich("took {duration}", { duration: duration(step.ms) })}
          </span>
        )}
      </div>
      {step.error && <p className="rounded-md bg-failed-soft px-3 py-2 wrap-anywhere text-failed">{step.error}</p>}
      <Value title={t("Input")} value={step.input} />
      <Value title={t("Output")} value={step.output} />
    </>
  );
}

const statusOf = (stored: string): StepStatus =>
  (Object.keys(statusWords) as StepStatus[]).find((status) => status === stored) ?? "TERMINATED";

function Value({ title, value }: { title: string; value: unknown }) {
  if (value === undefined || value === null || value === "") return null;
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  return (
    <section>
      <h3 className="mb-1 text-sm font-medium text-muted-foreground">{title}</h3>
      <pre
        tabIndex={0}
        className="max-h-80 overflow-auto rounded-md bg-muted p-3 font-mono text-sm wrap-anywhere whitespace-pre-wrap"
      >
        {text}
      </pre>
    </section>
  );
}
