import { toast } from "sonner";
import { stepViews } from "@/components/executions/step-views";
import type { useTRPCClient } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { t } from "@/components/words/t";
import type { CanvasContextValue } from "./canvas-context";
import { isDirty } from "./canvas-state";
import { saveFlow } from "./save-flow";

interface Outer {
  client: ReturnType<typeof useTRPCClient>;
  go: (path: string) => void;
}

/** How often a run under way is asked for, in milliseconds, and how often at most: the page may be left behind. */
const [watchEvery, mostLooks] = [1_000, 600];

/** Runs what is drawn from a step on. What the last run gave stands in for the steps before, or what was pinned to them. */
export async function runFrom(context: CanvasContextValue, { client, go }: Outer, nodeId: string): Promise<void> {
  const { store, storage } = context;
  const { head } = store.getState();
  try {
    const { items } = await client.executions.list.query({ flowId: head.id, limit: 10 });
    const last = items.find(({ status }) => status !== "running");
    if (!last) {
      toast(t("Ask the flow something first"), {
        description: t("What its steps gave in that run then stands in for the steps before this one."),
      });
      return;
    }
    if (isDirty(store.getState()) && !(await saveFlow(store, storage))) return;
    const { id } = await client.executions.runFromHere.mutate({ flowId: head.id, executionId: last.id, nodeId });
    const open = { label: t("Open"), onClick: () => go(`/executions/${id}`) };
    toast(t("Running from here"), { action: open });
    store.clearSteps();
    const status = await watch(context, client, id);
    if (status === "paused") toast(t("The run waits for a person"), { action: { ...open, label: t("Decide") } });
    if (status === "failed") toast.error(t("The run failed"), { action: open });
  } catch (error) {
    toast.error(t("The flow was not run from here"), { description: errorMessage(error) });
  } finally {
    store.setState({ runsEnded: store.getState().runsEnded + 1 });
  }
}

/** Shows on the cards how the run fares, until it has ended or waits. */
async function watch({ store }: CanvasContextValue, client: Outer["client"], id: string): Promise<string> {
  for (let looks = 0; looks < mostLooks; looks++) {
    const { status, trace, open } = await client.executions.get.query({ id });
    store.setState({ steps: stepViews(trace, open) });
    if (status !== "running") return status;
    await new Promise((resolve) => setTimeout(resolve, watchEvery));
  }
  return "running";
}
