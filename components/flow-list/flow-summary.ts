import type { RouterOutputs } from "@/components/trpc/client";

/** A row of the list, as the server sends it. */
export type FlowSummary = RouterOutputs["flows"]["list"][number];
