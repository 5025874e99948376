import { leads } from "@/server/data/schema/conversations";

/** A visitor's own words about themselves, as people and programs read them. */
export type LeadRow = Omit<typeof leads.$inferSelect, "workspaceId">;

export const leadColumns = {
  id: leads.id,
  flowId: leads.flowId,
  chatId: leads.chatId,
  name: leads.name,
  email: leads.email,
  phone: leads.phone,
  createdAt: leads.createdAt,
};
