"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { t } from "@/components/words/t";
import { longestTag, readTags } from "@/domain/flow/flow-tags";
import type { FlowSummary } from "./flow-summary";
import { TagChip } from "./tag-chip";

interface TagDialogProps {
  flows: readonly FlowSummary[] | null;
  /** All tags of the list. */
  known: readonly string[];
  onClose: () => void;
}

/** Sets the tags of one flow or of many. */
export function TagDialog({ flows, known, onClose }: TagDialogProps) {
  const title = t("{count, plural, one {Tags of “{name}”} other {Tags of # flows}}", {
    count: flows?.length ?? 0,
    name: flows?.[0]?.name ?? "",
  });
  return (
    <Dialog open={flows !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={title} size="sm">
        {flows && <TagForm flows={flows} known={known} onClose={onClose} />}
      </DialogContent>
    </Dialog>
  );
}

type State = boolean | "indeterminate";

function TagForm({ flows, known, onClose }: TagDialogProps & { flows: readonly FlowSummary[] }) {
  const before = (tag: string): State => {
    const having = flows.filter(({ category }) => readTags(category).some((each) => same(each, tag))).length;
    return having === flows.length ? true : having > 0 ? "indeterminate" : false;
  };
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [typed, setTyped] = useState("");
  const save = useSaveTags(flows, onClose);
  const shown = [...known, ...[...changed.keys()].filter((tag) => !known.some((each) => same(each, tag)))];
  const add = readTags(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = [...changed];
    save.mutate({
      ids: flows.map(({ id }) => id),
      add: [...chosen.filter(([, on]) => on).map(([tag]) => tag), ...add],
      remove: chosen.filter(([, on]) => !on).map(([tag]) => tag),
    });
  };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col" noValidate>
      <DialogBody>
        {shown.map((tag) => (
          <TagLine
            key={tag.toLowerCase()}
            tag={tag}
            state={changed.get(tag) ?? before(tag)}
            onChange={(on) => setChanged(new Map([...changed, [tag, on]]))}
          />
        ))}
        <Field label={t("New tags")} optional help={t("Separate several with semicolons.")}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={longestTag * 3}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <FieldError>{save.error && errorMessage(save.error)}</FieldError>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("Cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={save.isPending}>
          {t("Save tags")}
        </Button>
      </DialogFooter>
    </form>
  );
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function TagLine({ tag, state, onChange }: { tag: string; state: State; onChange: (on: boolean) => void }) {
  const id = useId();
  return (
    <div className="flex min-h-6 items-center gap-2.5">
      <Checkbox id={id} checked={state} onCheckedChange={(checked) => onChange(checked === true)} />
      <label htmlFor={id}>
        <TagChip tag={tag} />
      </label>
    </div>
  );
}

function useSaveTags(flows: readonly FlowSummary[], onDone: () => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.flows.tag.mutationOptions({
      meta: { quiet: true },
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.flows.list.queryFilter());
        for (const { id } of flows) void queries.invalidateQueries(trpc.flows.get.queryFilter({ id }));
        onDone();
      },
    }),
  );
}
