"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { type RouterOutputs, useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { t } from "@/components/words/t";
import type { VariableDraft } from "./variable-draft";

export type Variable = RouterOutputs["variables"]["list"][number];

/** Saving a variable: a new one without an id. The error belongs to the row that was last saved. */
export function useSaveVariable(onDone: () => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const settled = {
    meta: { quiet: true },
    onSuccess: async () => {
      await queries.invalidateQueries(trpc.variables.pathFilter());
      onDone();
    },
  };
  const create = useMutation(trpc.variables.create.mutationOptions(settled));
  const update = useMutation(trpc.variables.update.mutationOptions(settled));
  const failure = create.error ?? update.error;
  return {
    busy: create.isPending || update.isPending,
    error: failure ? errorMessage(failure) : null,
    save: (draft: VariableDraft, id?: string) => (id ? update.mutate({ ...draft, id }) : create.mutate(draft)),
    reset: () => {
      create.reset();
      update.reset();
    },
  };
}

/** Deletes at once and offers the way back: the same variable made anew. */
export function useDeleteVariable(): (variable: Variable) => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries(trpc.variables.pathFilter());
  const restore = useMutation(trpc.variables.create.mutationOptions({ onSettled: refresh }));
  const remove = useMutation(trpc.variables.delete.mutationOptions({ onSettled: refresh }));
  const run = async ({ id, name, type, value, flows }: Variable) => {
    queries.setQueryData(trpc.variables.list.queryKey(), (rows) => rows?.filter((row) => row.id !== id));
    await remove.mutateAsync({ id });
    toast(t("“{name}” deleted", { name }), {
      duration: 10_000,
      ...(flows.length > 0 && {
        description: t("Still named in {flows}", { flows: flows.map((flow) => flow.name).join(", ") }),
      }),
      action: { label: t("Undo"), onClick: () => restore.mutate({ name, type, value }) },
    });
  };
  // A refusal is shown by the client for all mutations alike.
  return (variable) => void run(variable).catch(() => undefined);
}
