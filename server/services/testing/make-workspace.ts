import { members, type Role, users, workspaces } from "@/server/data/schema/accounts";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { newId } from "@/server/platform/ids";
import type { MemberActor, ServiceContext, ServicePorts } from "../context";

export interface TestWorkspace {
  id: string;
  owner: ServiceContext<MemberActor>;
  editor: ServiceContext<MemberActor>;
  viewer: ServiceContext<MemberActor>;
}

/** A workspace with one person in each role, none of whom has a password. */
export async function makeWorkspace(ports: ServicePorts, name = "Test"): Promise<TestWorkspace> {
  const id = newId();
  await ports.db.insert(workspaces).values({ id, name });
  const person = async (role: Role): Promise<ServiceContext<MemberActor>> => {
    const userId = newId();
    await ports.db.insert(users).values({ id: userId, email: `${role}-${userId}@example.com`, name: role });
    await ports.db.insert(members).values({ workspaceId: id, userId, role });
    return { ...ports, actor: { kind: "member", userId, workspaceId: id, role } };
  };
  return { id, owner: await person("owner"), editor: await person("editor"), viewer: await person("viewer") };
}

/** A small document; `note` tells one from another. */
export const someDocument = (note = ""): FlowDocument => ({
  nodes: [
    { id: "stickyNote_0", name: "stickyNote", label: "Note", version: 2, position: { x: 0, y: 0 }, inputs: { note } },
  ],
  edges: [],
});
