"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Globe, LockKeyhole } from "lucide-react";
import { useViewer } from "@/components/frame/use-viewer";
import { useTRPC } from "@/components/trpc/client";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { Flow } from "./flow";

/** Who may call the flow, which version answers, and the buttons that change both. */
export function AccessSection({ flow }: { flow: Flow }) {
  const { canEdit } = useViewer();
  const { setPublic, publish } = useAccessChanges(flow.id);
  const { published, latest } = flow;
  const newer = latest !== null && published !== null && latest.number > published.number;
  return (
    <section aria-label={t("Access")} className="flex flex-col gap-3 rounded-lg border p-3">
      <div className="flex flex-col items-start gap-1.5">
        <AccessBadge isPublic={flow.isPublic} />
        <p className="text-sm text-muted-foreground">{accessSentence(flow)}</p>
        {canEdit && (
          <Button
            size="sm"
            busy={setPublic.isPending}
            onClick={() => setPublic.mutate({ id: flow.id, isPublic: !flow.isPublic })}
          >
            {flow.isPublic ? t("Require a key") : t("Make public")}
          </Button>
        )}
      </div>
      <div className="flex flex-col items-start gap-1.5 border-t pt-3">
        <p className="text-sm">{versionSentence(published?.number, latest?.number)}</p>
        {canEdit && latest !== null && (newer || published === null) && (
          <Button size="sm" busy={publish.isPending} onClick={() => publish.mutate({ id: flow.id })}>
            {rich("Publish version {number}", { number: latest.number })}
          </Button>
        )}
      </div>
    </section>
  );
}

function AccessBadge({ isPublic }: { isPublic: boolean }) {
  return isPublic ? (
    <Badge tone="ok">
      <Globe aria-hidden />
      {t("Public")}
    </Badge>
  ) : (
    <Badge>
      <LockKeyhole aria-hidden />
      {t("Key needed")}
    </Badge>
  );
}

function accessSentence({ isPublic, keyIds }: Flow): string {
  if (isPublic) return t("Anyone who knows the address may call it, without a key.");
  if (keyIds === null) return t("It answers every key of this workspace that may predict.");
  if (keyIds.length === 0) return t("It answers nobody: the last key assigned to it was revoked. Assign another.");
  return t("{count, plural, =1 {It answers one assigned key only.} other {It answers # assigned keys only.}}", {
    count: keyIds.length,
  });
}

function versionSentence(published: number | undefined, latest: number | undefined): string {
  if (latest === undefined) return t("Nothing is saved yet. Save the flow to give callers an answer.");
  if (published === undefined) return t("Nothing is published, so callers get no answer.");
  if (latest > published)
    return t("Version {published} answers. Version {latest} is saved but not published.", { published, latest });
  return t("Version {published} answers, the latest one.", { published });
}

function useAccessChanges(flowId: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries(trpc.flows.get.queryFilter({ id: flowId })),
      queries.invalidateQueries(trpc.flows.callFacts.queryFilter({ id: flowId })),
      queries.invalidateQueries(trpc.flows.list.queryFilter()),
    ]);
  return {
    setPublic: useMutation(trpc.flows.setPublic.mutationOptions({ onSuccess: refresh })),
    publish: useMutation(trpc.flows.publish.mutationOptions({ onSuccess: refresh })),
  };
}
