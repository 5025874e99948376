"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useMemo, useState } from "react";
import { z } from "zod";
import { usableKeys } from "@/components/api-dialog/usable-keys";
import { useViewer } from "@/components/frame/use-viewer";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { FieldError } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { SectionForm } from "./section-form";
import { SwitchSetting } from "./switch-setting";
import { useDraft } from "./use-draft";
import type { Flow } from "./use-section";

const schema = z
  .object({ chosenOnly: z.boolean(), keyIds: z.array(z.string()) })
  .refine(({ chosenOnly, keyIds }) => !chosenOnly || keyIds.length > 0, {
    path: ["keyIds"],
    error: () => t("Choose at least one key, or let every key in."),
  });

/** Which keys the flow answers. */
export function KeysForm({ flow }: { flow: Flow }) {
  const trpc = useTRPC();
  const keys = useQuery(trpc.apiKeys.list.queryOptions());
  const [openedAt] = useState(() => new Date());
  const usable = usableKeys(keys.data ?? [], { keyIds: null }, openedAt);
  const draft = useKeys(flow);
  const { chosenOnly, keyIds } = draft.value;
  const toggle = (id: string, on: boolean) =>
    draft.change({ keyIds: on ? [...keyIds, id] : keyIds.filter((other) => other !== id) });
  return (
    <SectionForm
      title={t("Keys")}
      description={
        flow.isPublic
          ? t("The flow is public now and asks for no key. This counts again once it requires one.")
          : t("Which keys the flow answers. A call with any other gets 401.")
      }
      saving={draft}
    >
      <SwitchSetting
        label={t("Only chosen keys")}
        help={t("Off: every key of this workspace that may predict.")}
        checked={chosenOnly}
        onChange={(next) => draft.change({ chosenOnly: next })}
      />
      {chosenOnly && (
        <div role="group" aria-label={t("Chosen keys")} className="flex flex-col gap-2.5 border-l-2 pl-4">
          {keys.isPending && <Skeleton className="h-6 w-60" />}
          {usable.map(({ id, name, prefix }) => (
            <SwitchSetting
              key={id}
              label={name}
              help={<span className="font-mono text-xs">{prefix}…</span>}
              checked={keyIds.includes(id)}
              onChange={(on) => toggle(id, on)}
            />
          ))}
          {keys.isSuccess && usable.length === 0 && (
            <p className="text-sm text-muted-foreground">
              {rich("There is no key that may predict. <link>Make one</link>", {
                link: (words) => (
                  <Link href="/api-keys" className="text-link underline underline-offset-4">
                    {words}
                  </Link>
                ),
              })}
            </p>
          )}
          <FieldError>{draft.error("keyIds")}</FieldError>
        </div>
      )}
    </SectionForm>
  );
}

function useKeys(flow: Flow) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const { canEdit } = useViewer();
  const { id, keyIds } = flow;
  const stored = useMemo(() => ({ chosenOnly: keyIds !== null, keyIds: keyIds ?? [] }), [keyIds]);
  return useDraft({
    stored,
    schema,
    readOnly: !canEdit,
    store: async ({ chosenOnly, keyIds: chosen }) => {
      const assigned = chosenOnly ? chosen : null;
      await client.flows.setKeys.mutate({ id, keyIds: assigned });
      queries.setQueryData(trpc.flows.get.queryKey({ id }), (now) => now && { ...now, keyIds: assigned });
      void queries.invalidateQueries(trpc.apiKeys.pathFilter());
    },
  });
}
