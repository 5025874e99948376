"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { saveFile } from "@/components/flow-list/save-file";
import { type RouterOutputs, useTRPC } from "@/components/trpc/client";
import { t } from "@/components/words/t";
import type { SavedTool } from "@/domain/tools/saved-tool";
import { toolFile } from "@/domain/tools/tool-file";
import { copyName } from "./tool-draft";

export type Tool = RouterOutputs["tools"]["list"][number];

/** The columns of a tool without what the server says of it. */
export const partsOf = ({ name, description, color, iconSrc, schema, func }: SavedTool): SavedTool => ({
  ...{ name, description, color, iconSrc, schema, func },
});

/** Lists of tools are old news, on the canvas too. */
export function useForgetTools(): () => Promise<void> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries(trpc.tools.pathFilter()),
      queries.invalidateQueries({ queryKey: ["canvas-choices", "customTool"] }),
    ]);
  };
}

export function useDuplicateTool(): (tool: Tool, taken: readonly string[]) => void {
  const trpc = useTRPC();
  const router = useRouter();
  const forget = useForgetTools();
  const create = useMutation(trpc.tools.create.mutationOptions());
  const run = async (tool: Tool, taken: readonly string[]) => {
    const { id } = await create.mutateAsync({ ...partsOf(tool), name: copyName(tool.name, taken) });
    await forget();
    router.push(`/tools/${id}`);
  };
  // A refusal is shown by the client for all mutations alike.
  return (tool, taken) => void run(tool, taken).catch(() => undefined);
}

export function exportTool(tool: SavedTool): void {
  const { fileName, text } = toolFile(tool);
  saveFile(fileName, text, "application/json");
  toast.success(t("“{name}” exported", { name: tool.name }));
}
