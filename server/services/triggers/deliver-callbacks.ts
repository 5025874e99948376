import { createHmac } from "node:crypto";
import { and, asc, eq, inArray, isNull, lte, or } from "drizzle-orm";
import { executions } from "@/server/data/schema/executions";
import { callbacks, triggers } from "@/server/data/schema/triggers";
import type { SecretBox } from "@/server/platform/secret-box";
import { isAbandoned } from "../executions/owner";
import type { RunDesk } from "../runs/run-desk";
import { identityOf } from "./accept-webhook";
import type { Trigger } from "./trigger";

type Callback = typeof callbacks.$inferSelect;

export interface CallbackPorts {
  desk: RunDesk;
  secretBox: SecretBox;
  /** What there is to tell of a run that has ended, or waits. */
  bodyOf(trigger: Trigger): Promise<object>;
}

const most = 20;
const mostAttempts = 16;
const longestWaitMs = 60 * 60 * 1000;
const patienceMs = 15_000;

/**
 * Calls those who wait for runs that have ended meanwhile. An attempt belongs to one process; what a dead one has left is
 * tried again by another, with the same body and the same id, so that nobody is left without a call.
 */
export async function deliverCallbacks(ports: CallbackPorts): Promise<void> {
  const { db, owner, working } = ports.desk.executions;
  const now = ports.desk.clock.now();
  const due = await db
    .select({ callback: callbacks, trigger: triggers })
    .from(callbacks)
    .innerJoin(triggers, eq(triggers.id, callbacks.triggerId))
    .leftJoin(executions, eq(executions.id, triggers.id))
    .where(and(eq(callbacks.status, "waiting"), lte(callbacks.nextAt, now), hasEnded()))
    .orderBy(asc(callbacks.nextAt))
    .limit(most);
  for (const { callback, trigger } of due) {
    // Another one is being told already, by this process or one that lives.
    if (!isAbandoned({ ...callback, seenAt: callback.claimedAt }, now, ports.desk.executions)) continue;
    const body = callback.body ?? JSON.stringify(await ports.bodyOf(trigger));
    const [held] = await db
      .update(callbacks)
      .set({ body, owner, claimedAt: now, attempts: callback.attempts + 1 })
      .where(
        and(eq(callbacks.id, callback.id), eq(callbacks.status, "waiting"), eq(callbacks.attempts, callback.attempts)),
      )
      .returning();
    if (!held) continue;
    working.add(held.id);
    void attempt(ports, held, body)
      .catch((error: unknown) => ports.desk.log.error({ err: error }, "A callback could not be written down"))
      .finally(() => working.delete(held.id));
  }
}

const hasEnded = () =>
  or(
    inArray(executions.status, ["finished", "failed", "aborted", "paused"]),
    eq(triggers.status, "failed"),
    // It has been deleted.
    and(eq(triggers.status, "begun"), isNull(executions.id)),
  );

async function attempt({ desk, secretBox }: CallbackPorts, callback: Callback, body: string): Promise<void> {
  const { db, owner } = desk.executions;
  const error = await send(desk, callback, { body, secret: secretOf(secretBox, callback) });
  const now = desk.clock.now();
  const over = error === undefined || callback.attempts >= mostAttempts;
  const waitMs = Math.min(longestWaitMs, 1_000 * 2 ** (callback.attempts - 1));
  await db
    .update(callbacks)
    .set({
      ...{ owner: null, error: error ?? null },
      ...(over
        ? { status: error === undefined ? ("delivered" as const) : ("given_up" as const), endedAt: now }
        : { nextAt: new Date(now.getTime() + waitMs) }),
    })
    .where(and(eq(callbacks.id, callback.id), eq(callbacks.owner, owner), eq(callbacks.attempts, callback.attempts)));
  if (over && error !== undefined)
    desk.log.warn({ callbackId: callback.id, reason: error }, "The result of a webhook could not be delivered");
}

const secretOf = (secretBox: SecretBox, { id, secret }: Callback): string | undefined =>
  secret === null ? undefined : secretBox.open(secret, identityOf(id));

/** Gives what went wrong. */
async function send(
  { uploads }: RunDesk,
  { id, url }: Callback,
  { body, secret }: { body: string; secret: string | undefined },
): Promise<string | undefined> {
  try {
    const response = await uploads.fetch(url, {
      method: "POST",
      headers: {
        ...{ "content-type": "application/json", "idempotency-key": id },
        ...(secret !== undefined && {
          "x-flowise-signature": createHmac("sha256", secret).update(body).digest("hex"),
        }),
      },
      body,
      signal: AbortSignal.timeout(patienceMs),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `It answered with ${String(response.status)}.`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
