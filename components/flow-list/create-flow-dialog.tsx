"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useFrame } from "@/components/frame/frame-store";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { focusInvalid } from "@/components/ui/focus-invalid";
import { Input } from "@/components/ui/input";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";

/** Asks for a name and opens the new flow's canvas. */
export function CreateFlowDialog() {
  const { layer, close } = useFrame();
  const kind: FlowKind = layer === "create-agentflow" ? "agentflow" : "chatflow";
  const open = layer === "create-chatflow" || layer === "create-agentflow";
  return (
    <Dialog open={open} onOpenChange={(next) => !next && close()}>
      <DialogContent title={t("{kind, select, agentflow {New agentflow} other {New chatflow}}", { kind })} size="sm">
        <CreateFlowForm kind={kind} onDone={close} />
      </DialogContent>
    </Dialog>
  );
}

const longestName = 120;

function CreateFlowForm({ kind, onDone }: { kind: FlowKind; onDone: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const [name, setName] = useState("");
  const [error, setError] = useState<string | null>(null);
  const create = useMutation(
    trpc.flows.create.mutationOptions({
      onSuccess: ({ id }) => {
        void queries.invalidateQueries(trpc.flows.list.queryFilter({ kind }));
        router.push(`/${kind}s/${id}`);
        onDone();
      },
      onError: (failure) => setError(errorMessage(failure)),
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (name.trim() === "") {
      setError(t("Give it a name, so that you find it again."));
      focusInvalid(event.currentTarget);
    } else create.mutate({ kind, name: name.trim() });
  };
  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <Field label={t("Name")} error={error}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              maxLength={longestName}
              placeholder={kind === "chatflow" ? t("Support assistant") : t("Invoice triage")}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
                setError(null);
              }}
            />
          )}
        </Field>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("Cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={create.isPending}>
          {rich("Create {kind, select, agentflow {agentflow} other {chatflow}}", { kind })}
        </Button>
      </DialogFooter>
    </form>
  );
}
