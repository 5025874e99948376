import { and, eq, inArray, sql } from "drizzle-orm";
import { chats } from "@/server/data/schema/chats";
import type { ChatRun, ChatTurns } from "../executions/chat-turns";
import { thisOwner } from "../executions/owner";
import type { Outcome } from "../runs/outcome";
import { endOf } from "./ask-flow";
import type { ChatDesk, ChatDeskPorts } from "./chat-desk";
import { insertRow } from "./insert-row";
import type { TurnId } from "./live-turns";

interface FollowPorts extends Pick<ChatDeskPorts, "db" | "clock" | "log" | "findFlow" | "stopRuns"> {
  news: ChatDesk["news"];
  conclude: ChatDesk["conclude"];
  /** False for a turn that is overtaken already. */
  carryOut(id: TurnId, work: (signal: AbortSignal) => Promise<void>): boolean;
}

/** Lets chats go on with runs that were taken up from a process that has died, or that somebody answered elsewhere. */
export const followRun =
  (ports: FollowPorts): ChatTurns["follow"] =>
  async (run, goOn) => {
    const { turn } = run;
    const flow = await ports.findFlow(run.flowId);
    if (!flow) return goOn();
    const stop = () =>
      ports.stopRuns({ id: turn.chatId, workspaceId: flow.workspaceId, flowId: flow.id }, turn.revision + 1);
    // A chat that has gone on, or is gone, wants no answer of this run any more.
    if (!(await goesOn(ports, run))) await stop();
    ports.news.publish(turn.chatId);
    return new Promise<Outcome>((resolve, reject) => {
      const carried = ports.carryOut(turn, async (signal) => {
        signal.addEventListener("abort", () => {
          stop().catch((error: unknown) => ports.log.error({ err: error }, "A chat's run could not be stopped"));
        });
        const going = goOn();
        going.then(resolve, reject);
        await ports.conclude(turn, flow, await endOf(ports, turn.chatId, () => going));
      });
      if (!carried) stop().then(goOn).then(resolve, reject);
    });
  };

/** The chat is `running` from here on, and what was said to its run elsewhere is one of its rows. */
async function goesOn({ db, clock }: FollowPorts, { turn, said }: ChatRun): Promise<boolean> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    const [chat] = await tx
      .update(chats)
      .set({
        status: "running",
        statusDetail: null,
        paused: null,
        seenAt: sql`now()`,
        process: thisOwner(),
        updatedAt: now,
      })
      .where(
        and(
          eq(chats.id, turn.chatId),
          eq(chats.revision, turn.revision),
          inArray(chats.status, ["running", "wait_for_human_input"]),
        ),
      )
      .returning({ workspaceId: chats.workspaceId });
    if (chat && said !== undefined)
      await insertRow(tx, { ...chat, chatId: turn.chatId, type: "user", content: said, createdAt: now });
    return chat !== undefined;
  });
}
