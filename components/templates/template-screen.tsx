"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Copy, MessageCircle } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useViewer } from "@/components/frame/use-viewer";
import { type RouterOutputs, useTRPC } from "@/components/trpc/client";
import { errorCode, errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import { DeleteTemplate } from "./delete-template";
import { TemplateAbout } from "./template-about";
import { TemplateByline } from "./template-byline";
import { TemplatePreview } from "./template-preview";
import { useTemplateDeeds } from "./use-template-deeds";
import { UseTemplateDialog } from "./use-template-dialog";

/** One template: what it is for, and its drawing. */
export function TemplateScreen({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.templates.get.queryOptions({ id }));
  if (data) return <Template template={data} />;
  if (error && errorCode(error) === "NOT_FOUND") {
    return (
      <EmptyState
        className="m-6"
        title={t("This template does not exist")}
        action={
          <Button asChild>
            <Link href="/templates">{t("All templates")}</Link>
          </Button>
        }
      >
        {t("It may have been deleted.")}
      </EmptyState>
    );
  }
  if (error)
    return (
      <ErrorState
        className="m-6"
        title={t("The template could not be loaded")}
        message={errorMessage(error)}
        onRetry={() => void refetch()}
      />
    );
  return (
    <div role="status" aria-busy aria-label={t("Loading")} className="flex flex-col gap-4 p-6">
      <Skeleton className="h-8 w-64" />
      <Skeleton className="h-96" />
    </div>
  );
}

function Template({ template }: { template: RouterOutputs["templates"]["get"] }) {
  const { canEdit, isOwner } = useViewer();
  const deeds = useTemplateDeeds();
  const router = useRouter();
  const { name, ready, document, kind, own } = template;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-3 py-2.5">
        <IconButton label={t("All templates")} plain onClick={() => router.push("/templates")}>
          <ArrowLeft />
        </IconButton>
        <div className="min-w-0 flex-1 basis-48">
          <h1 className="truncate text-lg font-semibold">{name}</h1>
          <TemplateByline template={template} />
        </div>
        {!ready && (
          <Button disabled={deeds.busy} onClick={() => deeds.chat(template)}>
            <MessageCircle aria-hidden />
            {t("Chat")}
          </Button>
        )}
        {canEdit && (
          <Button variant="primary" disabled={deeds.busy} onClick={() => deeds.use(template)}>
            <Copy aria-hidden />
            {t("Use as a new flow")}
          </Button>
        )}
        {canEdit && !ready && (own || isOwner) && (
          <DeleteTemplate template={template} onDeleted={() => router.push("/templates")} />
        )}
      </header>
      <TemplateAbout template={template} />
      <section aria-label={t("Drawing")} className="relative min-h-64 flex-1">
        <TemplatePreview document={document} kind={kind} />
      </section>
      <UseTemplateDialog deeds={deeds} />
    </div>
  );
}
