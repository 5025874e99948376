"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { toast } from "sonner";
import { asText, type FieldPlace } from "@/components/canvas/inspector/field-props";
import { emptyTool } from "@/components/tools/tool-draft";
import { useForgetTools } from "@/components/tools/use-tools";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";
import { schemaTrouble } from "@/domain/tools/saved-tool";

interface SavedToolActionsProps {
  place: FieldPlace;
  /** Id of the chosen tool. */
  chosen: string;
  onDone: () => void;
}

/** From a node to the tool that it names, and from a tool that stands in the node to one that every flow can name. */
export function SavedToolActions({ place, chosen, onDone }: SavedToolActionsProps) {
  const own = {
    name: asText(place.values["customToolName"]).trim(),
    description: asText(place.values["customToolDesc"]),
    schema: asText(place.values["customToolSchema"]),
    func: asText(place.values["customToolFunc"]),
  };
  if (chosen !== "")
    return (
      <Button variant="link" asChild className="self-start text-sm">
        <Link href={`/tools/${encodeURIComponent(chosen)}`}>{t("Open this tool")}</Link>
      </Button>
    );
  if (own.func.trim() === "")
    return (
      <Button variant="link" asChild className="self-start text-sm">
        <Link href="/tools/new">{t("New tool")}</Link>
      </Button>
    );
  const ready = own.name !== "" && schemaTrouble(own.schema) === undefined;
  return ready ? <KeepTool {...{ place, own, onDone }} /> : null;
}

type OwnTool = Record<"name" | "description" | "schema" | "func", string>;

function KeepTool({ place, own, onDone }: Omit<SavedToolActionsProps, "chosen"> & { own: OwnTool }) {
  const trpc = useTRPC();
  const forget = useForgetTools();
  const create = useMutation(
    trpc.tools.create.mutationOptions({
      onSuccess: async ({ id }) => {
        const gone = { customToolName: undefined, customToolDesc: undefined, customToolSchema: undefined };
        place.change({ ...gone, customToolFunc: undefined, selectedTool: id });
        onDone();
        toast.success(t("“{name}” is kept under Tools", { name: own.name }));
        await forget();
      },
    }),
  );
  return (
    <Button
      variant="link"
      className="self-start text-sm"
      busy={create.isPending}
      onClick={() => create.mutate({ ...emptyTool, ...own })}
    >
      {t("Keep this tool for other flows")}
    </Button>
  );
}
