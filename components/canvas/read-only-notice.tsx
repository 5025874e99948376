"use client";

import { Lock } from "lucide-react";
import { useViewer } from "@/components/frame/use-viewer";
import type { RouterOutputs } from "@/components/trpc/client";
import { t } from "@/components/words/t";

/** Says why nothing can be changed here, and who can help. */
export function ReadOnlyNotice({ access }: { access: RouterOutputs["flows"]["get"]["access"] }) {
  const { viewer, canEdit } = useViewer();
  if (!viewer || access.mayChange) return null;
  return (
    <p role="note" className="flex items-center gap-2 border-b bg-muted px-4 py-2 text-sm text-muted-foreground">
      <Lock aria-hidden className="size-4 shrink-0" />
      <span>
        {canEdit
          ? t(
              "You can look and chat, but not change this flow: {owner} keeps it to fewer people. Duplicate it in the list to have one of your own.",
              { owner: access.owner ?? t("an owner of the workspace") },
            )
          : t(
              "You can look and chat, but not change this flow: your role in this workspace is viewer. An owner can give you another one under Settings, Members.",
            )}
      </span>
    </p>
  );
}
