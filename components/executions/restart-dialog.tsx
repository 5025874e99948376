"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { t } from "@/components/words/t";
import type { ExecutionDetail, ExecutionStep } from "./execution";
import { readJson } from "./read-json";
import { stateBefore } from "./state-before";

interface RestartDialogProps {
  execution: ExecutionDetail;
  step: ExecutionStep;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Begins a new run at a step of this one, with other settings or another state if one likes. */
export function RestartDialog({ open, onOpenChange, ...props }: RestartDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={t("Run again from {label}", { label: props.step.label })}>
        <RestartForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

const shown = (value: unknown): string => JSON.stringify(value ?? {}, null, 2);

function RestartForm({ execution, step }: Pick<RestartDialogProps, "execution" | "step">) {
  const trpc = useTRPC();
  const router = useRouter();
  const settings = execution.document?.nodes.find(({ id }) => id === step.nodeId)?.inputs;
  const before = { inputs: shown(settings), state: shown(stateBefore(execution, step)), question: execution.question };
  const [given, setGiven] = useState(before);
  const [inputs, state] = [readJson(given.inputs), readJson(given.state)];
  const restart = useMutation(trpc.executions.restart.mutationOptions({ meta: { quiet: true } }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if ("problem" in inputs || "problem" in state) return;
    restart.mutate(
      {
        ...{ executionId: execution.id, visitId: step.visitId },
        // What was not changed stays as it was, also where this page shows only a part of it.
        ...(given.inputs !== before.inputs && { inputs: inputs.value }),
        ...(given.state !== before.state && { state: state.value }),
        ...(given.question !== before.question && { question: given.question }),
      },
      { onSuccess: ({ id }) => router.push(`/executions/${id}`) },
    );
  };
  const set = (name: keyof typeof before) => (event: { target: { value: string } }) =>
    setGiven({ ...given, [name]: event.target.value });
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col">
      <DialogBody className="flex flex-col gap-4">
        <p className="text-pretty text-muted-foreground">
          {t("A new run begins with this step and what came before it; this one stays as it is.")}
        </p>
        <Field label={t("Question")}>
          {(control) => <Textarea {...control} rows={2} value={given.question} onChange={set("question")} />}
        </Field>
        <JsonField
          label={t("Settings of this step")}
          value={given.inputs}
          problem={"problem" in inputs ? inputs.problem : null}
          onChange={set("inputs")}
        />
        <JsonField
          label={t("State before it")}
          value={given.state}
          problem={"problem" in state ? state.problem : null}
          onChange={set("state")}
        />
        <FieldError>{restart.error && errorMessage(restart.error)}</FieldError>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("Cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={restart.isPending || restart.isSuccess}>
          {t("Run again")}
        </Button>
      </DialogFooter>
    </form>
  );
}

interface JsonFieldProps {
  label: string;
  value: string;
  problem: string | null;
  onChange: (event: { target: { value: string } }) => void;
}

function JsonField({ label, value, problem, onChange }: JsonFieldProps) {
  return (
    <Field label={label} error={problem}>
      {(control) => <Textarea {...control} rows={5} className="font-mono text-sm" value={value} onChange={onChange} />}
    </Field>
  );
}
