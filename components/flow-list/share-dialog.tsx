"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FlowSharing } from "@/domain/flow/flow-sharing";
import type { FlowSummary } from "./flow-summary";

interface ShareDialogProps {
  flow: FlowSummary | null;
  onClose: () => void;
}

/** Says who may change a flow. */
export function ShareDialog({ flow, onClose }: ShareDialogProps) {
  return (
    <Dialog open={flow !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Who may change “${flow?.name ?? ""}”`}
        description={`${flow?.access.owner ? `Made by ${flow.access.owner}. ` : ""}Whoever made it and the owners of the workspace always may. Everybody in the workspace can look at it, chat with it and see its executions.`}
        size="sm"
      >
        {flow && <ShareForm flow={flow} onClose={onClose} />}
      </DialogContent>
    </Dialog>
  );
}

type Mode = "everybody" | FlowSharing["mode"];

function ShareForm({ flow, onClose }: { flow: FlowSummary; onClose: () => void }) {
  const { sharing } = flow.access;
  const [mode, setMode] = useState<Mode>(sharing?.mode ?? "everybody");
  const [named, setNamed] = useState<readonly string[]>(sharing?.mode === "named" ? sharing.memberIds : []);
  const share = useShare(onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    share.mutate({ id: flow.id, sharing: sharingOf(mode, named) });
  };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col" noValidate>
      <DialogBody>
        <Field label="Besides them">
          {(control) => (
            <Select<Mode>
              {...control}
              value={mode}
              onValueChange={setMode}
              choices={[
                { value: "everybody", label: "Every editor of the workspace" },
                { value: "named", label: "Only these people" },
                { value: "view", label: "Nobody: others only look" },
              ]}
            />
          )}
        </Field>
        {mode === "named" && <People named={named} onChange={setNamed} />}
        <FieldError>{share.error && errorMessage(share.error)}</FieldError>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={share.isPending}>
          Save
        </Button>
      </DialogFooter>
    </form>
  );
}

function sharingOf(mode: Mode, memberIds: readonly string[]): FlowSharing | null {
  if (mode === "everybody") return null;
  return mode === "view" ? { mode } : { mode, memberIds: [...memberIds] };
}

function People({ named, onChange }: { named: readonly string[]; onChange: (ids: readonly string[]) => void }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.members.list.queryOptions());
  const editors = (data?.members ?? []).filter(({ role }) => role === "editor");
  if (data && editors.length === 0)
    return (
      <p className="text-sm text-muted-foreground">
        Nobody else has the role of an editor. Invite people under Settings, Members.
      </p>
    );
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">People</legend>
      {editors.map(({ userId, name, email }) => (
        <Person
          key={userId}
          label={name || email}
          checked={named.includes(userId)}
          onChange={(on) => onChange(on ? [...named, userId] : named.filter((id) => id !== userId))}
        />
      ))}
    </fieldset>
  );
}

function Person({ label, checked, onChange }: { label: string; checked: boolean; onChange: (on: boolean) => void }) {
  const id = useId();
  return (
    <div className="flex min-h-6 items-center gap-2.5">
      <Checkbox id={id} checked={checked} onCheckedChange={(next) => onChange(next === true)} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}

function useShare(onDone: () => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.flows.share.mutationOptions({
      meta: { quiet: true },
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.flows.pathFilter());
        toast("Saved who may change it");
        onDone();
      },
    }),
  );
}
