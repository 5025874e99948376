import { z } from "zod";

/** Who a visitor said they are. */
export interface Lead {
  name: string;
  email: string;
  phone: string;
}

export interface LeadState {
  lead?: Lead;
  /** Put off once. The next time it has to be answered. */
  leadSkipped?: boolean;
}

const schema = z.object({
  lead: z.object({ name: z.string(), email: z.string(), phone: z.string() }).optional(),
  leadSkipped: z.boolean().optional(),
});

export const readLead = (text: string): LeadState => schema.catch({}).parse(JSON.parse(text));

/** When a visitor is asked: before the first question, and once more after its answer when they put it off. */
export function leadAsked({ lead, leadSkipped }: LeadState, answered: boolean): "no" | "optional" | "required" {
  if (lead) return "no";
  if (!leadSkipped) return "optional";
  return answered ? "required" : "no";
}
