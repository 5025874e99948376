import { sql } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { members, users } from "@/server/data/schema/accounts";
import { hashPassword } from "@/server/platform/password";
import type { ServicePorts } from "../context";
import { defaultWorkspace } from "./default-workspace";
import { needsSetup } from "./needs-setup";

export interface NewOwner {
  email: string;
  password: string;
  name: string;
}

/** Makes the first account, owner of the default workspace. Fails once there is any account. */
export async function createOwner(
  ports: Pick<ServicePorts, "db" | "clock">,
  input: NewOwner,
): Promise<{ userId: string }> {
  if (!(await needsSetup(ports.db))) throw alreadySetUp();
  const passwordHash = await hashPassword(input.password);
  const now = ports.clock.now();
  return ports.db.transaction(async (tx) => {
    // Of two first visitors at the same moment the second waits here and then finds the first.
    await tx.execute(sql`lock table ${users} in exclusive mode`);
    if (!(await needsSetup(tx))) throw alreadySetUp();
    const workspace = await defaultWorkspace(tx);
    const [user] = await tx
      .insert(users)
      .values({ email: input.email, name: input.name, passwordHash, createdAt: now, updatedAt: now })
      .returning({ id: users.id });
    if (!user) throw new AppError("internal", "The account could not be made.");
    await tx.insert(members).values({ workspaceId: workspace.id, userId: user.id, role: "owner", createdAt: now });
    return { userId: user.id };
  });
}

const alreadySetUp = (): AppError =>
  new AppError("forbidden", "This server has an owner already. Sign in, or ask for an invitation.");
