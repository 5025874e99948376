"use client";

import { useReactFlow } from "@xyflow/react";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { toast } from "sonner";
import { exportFileName, saveFlowFile } from "@/components/flow-list/save-file";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { t } from "@/components/words/t";
import { exportFlow } from "@/domain/flow/export-flow";
import { filesOfNode } from "@/domain/flow/files-of-node";
import { type CanvasContextValue, useCanvasContext } from "./canvas-context";
import { cornerBelow, pasteNodes } from "./clipboard";
import type { FlowDeeds } from "./commands/command";
import { runFrom } from "./run-from";
import { saveFlow } from "./save-flow";

type Client = ReturnType<typeof useTRPCClient>;

/** How long the way back from a deletion stays on the screen, in milliseconds. */
const undoFor = 10_000;

/** What can be done with the flow as a whole. */
export function useFlowDeeds(): FlowDeeds {
  const context = useCanvasContext();
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const { fitView } = useReactFlow();
  return useMemo(() => {
    const go = (path: string) => router.push(path);
    const refresh = () => void queries.invalidateQueries(trpc.flows.pathFilter());
    const outer = { client, go, refresh };
    return {
      ...nameDeeds(context, outer),
      ...versionDeeds(context, outer),
      ...fileDeeds(context, () => void requestAnimationFrame(() => void fitView({ padding: 0.15, maxZoom: 1 }))),
      runFrom: (nodeId: string) => void runFrom(context, { client, go }, nodeId),
      openMessages: () => go(`/messages/${context.store.getState().head.id}`),
      openSettings: () => {
        const { id, kind } = context.store.getState().head;
        go(`/${kind}s/${id}/settings`);
      },
    };
  }, [context, client, trpc, queries, router, fitView]);
}

interface Outer {
  client: Client;
  go: (path: string) => void;
  refresh: () => void;
}

function nameDeeds(
  { store }: CanvasContextValue,
  { client, go, refresh }: Outer,
): Pick<FlowDeeds, "rename" | "duplicate" | "remove"> {
  const duplicate = async () => {
    const { head } = store.getState();
    try {
      const { id } = await client.flows.duplicate.mutate({ id: head.id });
      refresh();
      toast.success(t("Duplicated"), { action: { label: t("Open"), onClick: () => go(`/${head.kind}s/${id}`) } });
    } catch (error) {
      toast.error(t("The flow was not duplicated"), { description: errorMessage(error) });
    }
  };
  const remove = async () => {
    const { head } = store.getState();
    try {
      await client.flows.delete.mutate({ id: head.id });
    } catch (error) {
      toast.error(t("The flow was not deleted"), { description: errorMessage(error) });
      return;
    }
    refresh();
    go(`/${head.kind}s`);
    const bringBack = () =>
      void client.flows.restore
        .mutate({ id: head.id })
        .then(refresh, (error: unknown) => toast.error(errorMessage(error)));
    toast(t("“{name}” deleted", { name: head.name }), {
      duration: undoFor,
      action: { label: t("Undo"), onClick: bringBack },
    });
  };
  const rename = async (name: string) => {
    const { head } = store.getState();
    store.setState({ head: { ...head, name } });
    try {
      await client.flows.rename.mutate({ id: head.id, name });
      refresh();
    } catch (error) {
      store.setState({ head: { ...store.getState().head, name: head.name } });
      toast.error(t("The name was not changed"), { description: errorMessage(error) });
    }
  };
  return { duplicate: () => void duplicate(), remove: () => void remove(), rename: (name) => void rename(name) };
}

function versionDeeds(
  { store, storage }: CanvasContextValue,
  { client, refresh }: Outer,
): Pick<FlowDeeds, "publish" | "setPublic"> {
  const publish = async () => {
    if (!(await saveFlow(store, storage))) {
      toast.error(t("Nothing was published"), { description: t("The flow has to be saved first.") });
      return;
    }
    const { head, base } = store.getState();
    try {
      const { published } = await client.flows.publish.mutate({
        id: head.id,
        ...(base.number !== null && { number: base.number }),
      });
      store.setState({ published });
      refresh();
      toast.success(t("Version {published} answers the API now", { published }));
    } catch (error) {
      toast.error(t("Nothing was published"), { description: errorMessage(error) });
    }
  };
  const setPublic = async (isPublic: boolean) => {
    const { head } = store.getState();
    store.setState({ head: { ...head, isPublic } });
    try {
      await client.flows.setPublic.mutate({ id: head.id, isPublic });
      refresh();
    } catch (error) {
      store.setState({ head: { ...store.getState().head, isPublic: head.isPublic } });
      toast.error(t("Access was not changed"), { description: errorMessage(error) });
    }
  };
  return { publish: () => void publish(), setPublic: (isPublic) => void setPublic(isPublic) };
}

function fileDeeds(
  { store, catalogue }: CanvasContextValue,
  showAll: () => void,
): Pick<FlowDeeds, "exportFile" | "importFile"> {
  return {
    // What is on the canvas, saved or not: that is what one sees.
    exportFile: () => {
      const { head, document } = store.getState();
      saveFlowFile(exportFileName(head.name), exportFlow(document, catalogue.specs));
      if (document.nodes.some((node) => filesOfNode(node, catalogue.specs).length > 0))
        toast(t("The files of its loaders are not in the export"), {
          description: t("It names them only. Whoever imports the flow chooses them again."),
        });
    },
    importFile: () => {
      const input = window.document.createElement("input");
      input.type = "file";
      input.accept = "application/json,.json";
      input.addEventListener("change", () => {
        const [file] = input.files ?? [];
        if (file) void file.text().then((text) => addFile(text));
      });
      input.click();
    },
  };

  function addFile(text: string): void {
    const { document, head, measured } = store.getState();
    const corner = cornerBelow(document, measured);
    const pasted = pasteNodes(document, { text, kind: head.kind, specs: catalogue.specs, center: corner, corner });
    if (!pasted.ok) {
      toast.error(t("The file was not imported"), { description: pasted.reason });
      return;
    }
    store.edit(pasted.document);
    store.select(pasted.ids);
    showAll();
  }
}
