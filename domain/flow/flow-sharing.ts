import { z } from "zod";

/** Who may change a flow, besides who made it and the owners of the workspace. Everybody in it may look and chat. */
export const flowSharing = z.discriminatedUnion("mode", [
  /** Nobody else. */
  z.strictObject({ mode: z.literal("view") }),
  /** These people, as far as they may change flows at all. */
  z.strictObject({ mode: z.literal("named"), memberIds: z.array(z.string().max(100)).max(200) }),
]);
export type FlowSharing = z.infer<typeof flowSharing>;

export interface SharedFlow {
  createdBy: string | null;
  sharing: FlowSharing | null;
}

/** Whether a person who may change flows may change this one. */
export function mayChange(person: { userId: string; isOwner: boolean }, { createdBy, sharing }: SharedFlow): boolean {
  if (sharing === null || person.isOwner || createdBy === person.userId) return true;
  return sharing.mode === "named" && sharing.memberIds.includes(person.userId);
}
