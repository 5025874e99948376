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
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import { assertNever } from "@/domain/assert-never";
import { type FlowSharing, privateSharing } from "@/domain/flow/flow-sharing";
import type { FlowSummary } from "./flow-summary";
import { type Levels, ShareLevels, usualLevels } from "./share-levels";

interface ShareDialogProps {
  flow: FlowSummary | null;
  onClose: () => void;
}

/** Says who may change a flow, and who sees it. */
export function ShareDialog({ flow, onClose }: ShareDialogProps) {
  return (
    <Dialog open={flow !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={t("Who may change “{name}”", { name: flow?.name ?? "" })}
        description={
          flow?.access.owner
            ? t("Made by {owner}. Whoever made it and the owners of the workspace always may.", {
                owner: flow.access.owner,
              })
            : t("Whoever made it and the owners of the workspace always may.")
        }
        size="sm"
      >
        {flow && <ShareForm flow={flow} onClose={onClose} />}
      </DialogContent>
    </Dialog>
  );
}

type Mode = "everybody" | "private" | FlowSharing["mode"];

function modeOf(sharing: FlowSharing | null): Mode {
  if (sharing?.mode !== "levels") return sharing?.mode ?? "everybody";
  const { editors, viewers, people } = sharing;
  return editors === "none" && viewers === "none" && people.length === 0 ? "private" : "levels";
}

/** What those may whom the choice does not name. */
const hints: Readonly<Record<Mode, Wording>> = {
  everybody: msg("Everybody in the workspace can look at it, chat with it and see its executions."),
  named: msg("Everybody in the workspace can look at it, chat with it and see its executions."),
  view: msg("Everybody in the workspace can look at it, chat with it and see its executions."),
  private: msg("To everybody else it does not exist: not in lists, not in executions, and not for their keys."),
  levels: msg("To whom it is hidden it does not exist: not in lists, not in executions, and not for their keys."),
};

function ShareForm({ flow, onClose }: { flow: FlowSummary; onClose: () => void }) {
  const { sharing } = flow.access;
  const [mode, setMode] = useState<Mode>(modeOf(sharing));
  const [named, setNamed] = useState<readonly string[]>(sharing?.mode === "named" ? sharing.memberIds : []);
  const [levels, setLevels] = useState<Levels>(sharing?.mode === "levels" ? sharing : usualLevels);
  const share = useShare(onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    share.mutate({ id: flow.id, sharing: sharingOf(mode, named, levels) });
  };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col" noValidate>
      <DialogBody>
        <Field label={t("Besides them")} help={t(hints[mode])}>
          {(control) => (
            <Select<Mode>
              {...control}
              value={mode}
              onValueChange={setMode}
              choices={[
                { value: "everybody", label: t("Every editor of the workspace") },
                { value: "named", label: t("Only these people") },
                { value: "view", label: t("Nobody: others only look") },
                { value: "private", label: t("Nobody: others do not see it") },
                { value: "levels", label: t("By role and person") },
              ]}
            />
          )}
        </Field>
        {mode === "named" && <People named={named} onChange={setNamed} />}
        {mode === "levels" && <ShareLevels levels={levels} onChange={setLevels} maker={flow.access.owner} />}
        <FieldError>{share.error && errorMessage(share.error)}</FieldError>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("Cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={share.isPending}>
          {t("Save")}
        </Button>
      </DialogFooter>
    </form>
  );
}

function sharingOf(mode: Mode, memberIds: readonly string[], levels: Levels): FlowSharing | null {
  switch (mode) {
    case "everybody":
      return null;
    case "private":
      return privateSharing;
    case "view":
      return { mode };
    case "named":
      return { mode, memberIds: [...memberIds] };
    case "levels":
      return { mode, editors: levels.editors, viewers: levels.viewers, people: levels.people };
    default:
      return assertNever(mode);
  }
}

function People({ named, onChange }: { named: readonly string[]; onChange: (ids: readonly string[]) => void }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.members.list.queryOptions());
  const editors = (data?.members ?? []).filter(({ role }) => role === "editor");
  if (data && editors.length === 0)
    return (
      <p className="text-sm text-muted-foreground">
        {t("Nobody else has the role of an editor. Invite people under Settings, Members.")}
      </p>
    );
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">{t("People")}</legend>
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
        toast(t("Saved who may change it"));
        onDone();
      },
    }),
  );
}
