import { z } from "zod";

const lineRow = z.object({
  id: z.string(),
  type: z.enum(["user", "assistant"]),
  sender: z.string().nullable(),
  receiver: z.string().nullable(),
  content: z.string(),
  meta: z.record(z.string(), z.unknown()).nullable(),
  created: z.string(),
});

const lineStatus = z.object({
  status: z.enum(["ready", "running", "wait_for_human_input", "completed", "error"]),
  status_detail: z.string().nullable(),
});

/** Something that was said in a chat. */
export type LineRow = z.output<typeof lineRow>;

/** What the events of a chat have told so far. */
export interface LineState {
  rows: readonly LineRow[];
  /** Undefined until the first word about it. */
  status: z.output<typeof lineStatus>["status"] | undefined;
  /** Why it failed, or `aborted`. */
  detail: string | null;
}

export const silentLine: LineState = { rows: [], status: undefined, detail: null };

export type LineEvent = { type: "message" | "status"; data: string };

/** The state after more events. An event that cannot be read changes nothing; a row that is known comes once. */
export function hear(state: LineState, events: readonly LineEvent[]): LineState {
  const rows = new Map(state.rows.map((row) => [row.id, row]));
  let { status, detail } = state;
  for (const { type, data } of events) {
    if (type === "message") {
      const row = read(lineRow, data);
      if (row) rows.set(row.id, row);
    } else {
      const told = read(lineStatus, data);
      if (told) [status, detail] = [told.status, told.status_detail];
    }
  }
  return { rows: [...rows.values()], status, detail };
}

function read<S extends z.ZodType>(schema: S, json: string): z.output<S> | undefined {
  try {
    return schema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
