"use client";

import { useSearchParams } from "next/navigation";
import { Page } from "@/components/frame/page";
import { useViewer } from "@/components/frame/use-viewer";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import { emptyTool } from "./tool-draft";
import { ToolEditor } from "./tool-editor";
import { toolExamples } from "./tool-examples";
import { partsOf } from "./use-tools";

/** A tool that is not kept yet: empty, or one of the examples. */
export function NewToolScreen() {
  const { canEdit, viewer } = useViewer();
  const wanted = useSearchParams().get("example");
  const example = toolExamples.find(({ name }) => name === wanted);
  if (canEdit) return <ToolEditor key={wanted} initial={example ? partsOf(example) : emptyTool} />;
  return (
    <Page title={t("New tool")}>
      {viewer === undefined ? (
        <Skeleton className="h-96" />
      ) : (
        <EmptyState title={t("Tools are made by editors")}>
          {t("Your role in this workspace lets you look at tools. Ask an owner for the role of an editor.")}
        </EmptyState>
      )}
    </Page>
  );
}
