import { describe, expect, it } from "vitest";
import { type LineRow, type LineState, silentLine } from "./chat-line";
import { threadOf } from "./thread-of";

let count = 0;
const row = (type: LineRow["type"], meta: LineRow["meta"] = null): LineRow => ({
  ...{ id: `r${(count += 1)}`, type, sender: null, receiver: null, content: "", meta, created: "" },
});
const said = () => row("user");
const answered = () => row("assistant");
const asked = () => row("assistant", { kind: "human_input_request", agent: "User" });
const shape = (line: Partial<LineState>) =>
  threadOf({ ...silentLine, ...line }).map((item) => (item.kind === "end" ? `end ${item.outcome}` : item.kind));

describe("a chat's thread", () => {
  it("marks where a run began and how it ended", () => {
    expect(shape({ rows: [said(), answered()], status: "completed" })).toEqual(["row", "begin", "row", "end done"]);
    expect(shape({ rows: [said()], status: "error", detail: "No key" })).toEqual(["row", "begin", "end failed"]);
    expect(shape({ rows: [said()], status: "completed", detail: "aborted" })).toEqual(["row", "begin", "end stopped"]);
  });

  it("has no end while the flow runs or waits", () => {
    expect(shape({ rows: [said(), answered()], status: "running" })).toEqual(["row", "begin", "row"]);
    expect(shape({ rows: [said(), asked()], status: "wait_for_human_input" })).toEqual(["row", "begin", "row"]);
  });

  it("takes what answers a prompt for a part of the same run", () => {
    expect(shape({ rows: [said(), asked(), said(), answered()], status: "completed" })).toEqual([
      ...["row", "begin", "row", "row", "row", "end done"],
    ]);
  });

  it("ends an earlier run where the next begins", () => {
    expect(shape({ rows: [said(), answered(), said()], status: "running" })).toEqual([
      ...["row", "begin", "row", "end done", "row", "begin"],
    ]);
    expect(shape({ rows: [said(), said()], status: "running" })).toEqual(["row", "begin", "end left", "row", "begin"]);
  });

  it("says why the last run failed", () => {
    const items = threadOf({ ...silentLine, rows: [said()], status: "error", detail: "The key was refused." });
    expect(items.at(-1)).toMatchObject({ kind: "end", reason: "The key was refused." });
  });
});
