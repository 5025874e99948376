import { describe, expect, it } from "vitest";
import { hear, type LineEvent, silentLine } from "./chat-line";

const row = (id: string, content = id): LineEvent => ({
  type: "message",
  data: JSON.stringify({
    ...{ id, type: "assistant", sender: "A", receiver: "B", content, meta: null, created: "2026-01-01T00:00:00Z" },
  }),
});
const status = (name: string): LineEvent => ({
  type: "status",
  data: JSON.stringify({ chat: "c", status: name, status_detail: null }),
});

describe("a chat's line", () => {
  it("keeps rows in the order in which they came", () => {
    const { rows } = hear(silentLine, [row("1"), row("2")]);
    expect(hear({ ...silentLine, rows }, [row("3")]).rows.map(({ id }) => id)).toEqual(["1", "2", "3"]);
  });

  it("tells a row once, however often it comes after a break", () => {
    const state = hear(silentLine, [row("1"), row("2")]);
    expect(hear(state, [row("1"), row("2"), row("3")]).rows).toHaveLength(3);
  });

  it("takes the last status", () => {
    expect(hear(silentLine, [status("running"), status("completed")]).status).toBe("completed");
  });

  it("passes over what it cannot read", () => {
    const state = hear(silentLine, [row("1"), status("running")]);
    expect(hear(state, [{ type: "message", data: "{" }, status("dancing"), { type: "status", data: "null" }])).toEqual(
      state,
    );
  });
});
