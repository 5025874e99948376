import { z } from "zod";
import { defineContract } from "../contract";
import { flowParams } from "./flow-params";

export const validateFlow = defineContract({
  method: "GET",
  path: "/validation/:id",
  summary: "What keeps a flow's newest version from running, node by node.",
  access: { kind: "workspace", scope: "manage", role: "viewer" },
  params: flowParams,
  reply: z.array(z.object({ id: z.string(), label: z.string(), name: z.string(), issues: z.array(z.string()) })),
});
