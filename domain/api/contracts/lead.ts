import { z } from "zod";
import { defineContract } from "../contract";
import { flowParams } from "./flow-params";
import { lenientText } from "./lenient";

const short = lenientText
  .transform((value) => value?.trim() ?? "")
  .pipe(z.string().max(300, "is longer than 300 characters."));
/** No more is asked of it than an at sign with something on both sides. */
const email = short.refine((value) => value === "" || /^\S+@\S+$/.test(value), "is not an e-mail address.");

/** Who a visitor said they are, in the shape that clients know. */
export const lead = z
  .object({
    id: z.string(),
    chatflowid: z.string(),
    chatId: z.string(),
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    createdDate: z.string(),
  })
  .meta({ id: "Lead", description: "A visitor who said who they are." });

export type Lead = z.output<typeof lead>;

const create = {
  method: "POST",
  summary: "Keeps who a visitor said they are.",
  access: { kind: "flow" },
  body: z.object({
    chatflowid: z.string("chatflowid is missing.").meta({ description: "The flow's id." }),
    chatId: lenientText.transform((value) => value ?? "").pipe(z.string().max(500)),
    ...{ name: short, email, phone: short },
  }),
  reply: lead,
} as const;

export const createLead = defineContract({ ...create, path: "/leads" });
/** As the embedded chat spells it. */
export const createLeadWithSlash = defineContract({ ...create, path: "/leads/" });

export const listLeads = defineContract({
  method: "GET",
  path: "/leads/:id",
  summary: "Visitors of a flow who said who they are, oldest first.",
  access: { kind: "workspace", scope: "messages", role: "viewer" },
  params: flowParams,
  reply: z.array(lead),
});
