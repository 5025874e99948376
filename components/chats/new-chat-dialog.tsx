"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field, type FieldControl, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { type ChatSource, flowKey, useChatSources } from "./use-chat-sources";

interface NewChatDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Flow that is chosen already; empty for none. */
  flowId: string;
  onBegun: (chatId: string) => void;
}

/** Asks with which flow or template to chat. */
export function NewChatDialog({ open, onOpenChange, ...props }: NewChatDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={t("New chat")} size="sm">
        <NewChatForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function NewChatForm({ flowId, onBegun }: Pick<NewChatDialogProps, "flowId" | "onBegun">) {
  const sources = useChatSources();
  const [key, setKey] = useState(flowId === "" ? undefined : flowKey(flowId));
  const [name, setName] = useState("");
  const [missing, setMissing] = useState<string | null>(null);
  const create = useBegin(onBegun);
  const chosen = sources?.find((source) => source.key === key);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) setMissing(t("Choose who is to answer."));
    else create.mutate({ ...chosen.from, name: name.trim() === "" ? chosen.name : name.trim() });
  };
  const choose = (next: string) => {
    setKey(next);
    setMissing(null);
  };
  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <Field label={t("Answered by")} error={missing}>
          {(control) => <SourceField {...{ control, sources, value: key }} onChoose={choose} />}
        </Field>
        <Field label={t("Name")} optional help={t("So that you find it again.")}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={200}
              value={name}
              placeholder={chosen?.name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <FieldError>{create.error && errorMessage(create.error)}</FieldError>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("Cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={create.isPending || sources === undefined}>
          {t("Begin chat")}
        </Button>
      </DialogFooter>
    </form>
  );
}

function useBegin(onBegun: (chatId: string) => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.chats.create.mutationOptions({
      onSuccess: ({ id }) => {
        void queries.invalidateQueries(trpc.chats.list.infiniteQueryFilter());
        onBegun(id);
      },
      onError: () => undefined,
    }),
  );
}

interface SourceFieldProps {
  control: FieldControl;
  sources: readonly ChatSource[] | undefined;
  value: string | undefined;
  onChoose: (key: string) => void;
}

function SourceField({ control, sources, value, onChoose }: SourceFieldProps) {
  return (
    <Combobox
      {...control}
      value={value}
      onValueChange={onChoose}
      choices={sources?.map(({ key, name: label, description }) => ({ value: key, label, description })) ?? []}
      placeholder={t("Choose a flow or a template")}
      searchPlaceholder={t("Search")}
      loading={sources === undefined}
      notice={sources?.length === 0 && <NoSources />}
    />
  );
}

function NoSources() {
  return (
    <>
      {rich("No flow is published yet. <link>Make one</link>, save it, and come back.", {
        link: (words) => (
          <Link href="/agentflows" className="text-link underline underline-offset-4">
            {words}
          </Link>
        ),
      })}
    </>
  );
}
