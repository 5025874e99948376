import { useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { useCanvasContext } from "@/components/canvas/canvas-context";
import { saveFlow } from "@/components/canvas/save-flow";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { t } from "@/components/words/t";

interface VersionDeeds {
  restore(number: number): void;
  publish(number: number): void;
  name(number: number, name: string): void;
}

/** What can be done with an earlier version. */
export function useVersionDeeds(): VersionDeeds {
  const { store, storage } = useCanvasContext();
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries(trpc.versions.pathFilter());
  const attempt = (failure: string, work: () => Promise<unknown>) =>
    void work().then(refresh, (error: unknown) => toast.error(failure, { description: errorMessage(error) }));
  const { id } = store.getState().head;
  return {
    restore: (number) =>
      attempt(t("The version was not brought back"), async () => {
        const document = await storage.version(id, number);
        // What is on the canvas becomes a version of its own first, so that nothing is lost by going back.
        if (!(await saveFlow(store, storage, { kind: "autosaved" })))
          throw new Error(t("What is on the canvas could not be saved first. See the top of the page."));
        store.edit(document);
        store.setState({ viewing: undefined });
        if (!(await saveFlow(store, storage, { kind: "restored", restoredFrom: number }))) return;
        toast(t("Version {number} is back", { number }), { action: { label: t("Undo"), onClick: () => store.undo() } });
      }),
    publish: (number) =>
      attempt(t("Nothing was published"), async () => {
        const { published } = await client.flows.publish.mutate({ id, number });
        store.setState({ published });
        void queries.invalidateQueries(trpc.flows.list.pathFilter());
        toast.success(t("Version {published} answers the API now", { published }));
      }),
    name: (number, name) =>
      attempt(t("The name was not changed"), () => client.versions.name.mutate({ id, number, name })),
  };
}
