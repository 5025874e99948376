import type { RouterOutputs } from "@/components/trpc/client";

/** A template as the gallery knows it. */
export type TemplateSummary = RouterOutputs["templates"]["list"][number];
