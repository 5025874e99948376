"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { UsedBy } from "@/components/flow-list/used-by";
import { LeaveGuard } from "@/components/frame/leave-guard";
import { Page } from "@/components/frame/page";
import { useViewer } from "@/components/frame/use-viewer";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { focusInvalid } from "@/components/ui/focus-invalid";
import { t } from "@/components/words/t";
import type { SavedTool } from "@/domain/tools/saved-tool";
import { DeleteTool } from "./delete-tool";
import { ToolFields } from "./tool-fields";
import { ToolMenu } from "./tool-menu";
import { TryTool } from "./try-tool";
import { type Tool, useDuplicateTool } from "./use-tools";
import { useToolDraft } from "./use-tool-draft";

interface ToolEditorProps {
  initial: SavedTool;
  /** What is kept of it; absent for a new one. */
  saved?: Tool;
}

export function ToolEditor({ initial, saved }: ToolEditorProps) {
  const { canEdit } = useViewer();
  const draft = useToolDraft(initial, saved?.id);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    draft.save();
    requestAnimationFrame(() => focusInvalid(event.target as HTMLFormElement));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "s" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    if (canEdit) event.currentTarget.requestSubmit();
  };
  return (
    <Page
      title={saved ? initial.name : t("New tool")}
      description={
        <Link href="/tools" className="inline-flex items-center gap-1 text-sm underline-offset-4 hover:underline">
          <ArrowLeft aria-hidden className="size-3.5" />
          {t("All tools")}
        </Link>
      }
      action={<Actions {...{ draft, saved, canEdit }} />}
    >
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <form id="tool-form" onSubmit={submit} onKeyDown={onKeyDown} noValidate className="flex min-w-0 flex-col gap-5">
          <FieldError>{draft.error}</FieldError>
          <ToolFields draft={draft} readOnly={!canEdit} />
        </form>
        {canEdit && <TryTool tool={draft.tool} />}
      </div>
      <LeaveGuard dirty={draft.isDirty}>
        {t("The tool has changes that are not saved. They are lost when you leave.")}
      </LeaveGuard>
    </Page>
  );
}

interface ActionsProps {
  draft: ReturnType<typeof useToolDraft>;
  saved: Tool | undefined;
  canEdit: boolean;
}

function Actions({ draft, saved, canEdit }: ActionsProps) {
  const router = useRouter();
  const duplicate = useDuplicateTool();
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      {saved && (
        <UsedBy
          flows={saved.flows}
          label={t("Flows that use {name}", { name: saved.name })}
          none={t("No flow uses it")}
        />
      )}
      {saved && (
        <ToolMenu
          {...{ tool: saved, canEdit }}
          onDuplicate={() => duplicate(saved, [])}
          onDelete={() => setDeleting(true)}
        />
      )}
      {canEdit && (
        <Button type="submit" form="tool-form" variant="primary" busy={draft.busy} disabled={!draft.dirty}>
          {t("Save")}
        </Button>
      )}
      {saved && deleting && (
        <DeleteTool tool={saved} onClose={() => setDeleting(false)} onDeleted={() => router.push("/tools")} />
      )}
    </>
  );
}
