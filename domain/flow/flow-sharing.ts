import { z } from "zod";
import { assertNever } from "../assert-never";

/** What somebody may do with a flow: `view` is to look at it, to chat with it and to see what it did. */
export const flowLevels = ["none", "view", "edit"] as const;
export type FlowLevel = (typeof flowLevels)[number];

const id = z.string().max(100);

/** Who may do what with a flow, besides who made it and the owners of the workspace, who always may everything. */
export const flowSharing = z.discriminatedUnion("mode", [
  /** Others look. */
  z.strictObject({ mode: z.literal("view") }),
  /** These people change it, as far as they may change flows at all; others look. */
  z.strictObject({ mode: z.literal("named"), memberIds: z.array(id).max(200) }),
  /** By the role that somebody has in the workspace; a person of their own row may more than their role. */
  z.strictObject({
    mode: z.literal("levels"),
    editors: z.enum(flowLevels),
    viewers: z.enum(["none", "view"]),
    people: z.array(z.strictObject({ id, level: z.enum(["view", "edit"]) })).max(200),
  }),
]);
export type FlowSharing = z.infer<typeof flowSharing>;

export interface SharedFlow {
  createdBy: string | null;
  sharing: FlowSharing | null;
}

/** Somebody of the workspace, or a program behind which nobody stands any more. */
export interface Sharer {
  userId: string | null;
  role: "owner" | "editor" | "viewer";
}

/** What somebody may do with a flow. Nobody may more than their role lets them do with flows at all. */
export function levelOf(person: Sharer, flow: SharedFlow): FlowLevel {
  if (person.role === "owner") return "edit";
  const level = givenLevel(person, flow);
  return person.role === "viewer" && level === "edit" ? "view" : level;
}

function givenLevel({ userId, role }: Sharer, { createdBy, sharing }: SharedFlow): FlowLevel {
  if (sharing === null || (userId !== null && createdBy === userId)) return "edit";
  switch (sharing.mode) {
    case "view":
      return "view";
    case "named":
      return userId !== null && sharing.memberIds.includes(userId) ? "edit" : "view";
    case "levels": {
      const byRole = role === "viewer" ? sharing.viewers : sharing.editors;
      const own = sharing.people.find((each) => each.id === userId)?.level ?? "none";
      return flowLevels.indexOf(own) > flowLevels.indexOf(byRole) ? own : byRole;
    }
    default:
      return assertNever(sharing);
  }
}

/** Whether some people of the workspace do not even see it. */
export const mayHide = ({ sharing }: Pick<SharedFlow, "sharing">): boolean =>
  sharing?.mode === "levels" && (sharing.editors === "none" || sharing.viewers === "none");

/** Nobody but who made it and the owners sees it. */
export const privateSharing: FlowSharing = { mode: "levels", editors: "none", viewers: "none", people: [] };
