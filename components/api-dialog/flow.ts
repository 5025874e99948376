import type { RouterOutputs } from "@/components/trpc/client";

export type Flow = RouterOutputs["flows"]["get"];
