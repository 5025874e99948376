// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import type { ChatEvent } from "./chat-event";
import { applyEvent, emptyReply } from "./exchange";
import { ReplyTalk } from "./reply-talk";
import { createTokenBatch, type TextEvent } from "./token-batch";

afterEach(cleanup);

const says = (nodeId: string, text: string): TextEvent => ({ type: "agentToken", nodeId, name: nodeId, text });
const after = (...events: ChatEvent[]) => events.reduce(applyEvent, emptyReply());
const lines = () => screen.queryAllByRole("listitem").map(({ textContent }) => textContent);

describe("what agents say to each other", () => {
  it("is shown as it comes, each with who says it", () => {
    const turns = [{ name: "Ada", text: "Shall we?" }];
    const reply = after(says("Ada", "Shall "), { type: "talk", turns }, says("Bob", "Yes, "), says("Bob", "let us."));
    render(<ReplyTalk reply={reply} />);
    expect(lines()).toEqual(["AdaShall we?", "BobYes, let us."]);
    expect(screen.getByRole("button", { name: "Bob is speaking" }).getAttribute("aria-expanded")).toBe("true");
  });

  it("begins anew with another agent, and is replaced by what was said once that is whole", () => {
    const reply = after(says("Ada", "Shall"), says("Bob", "Yes"));
    expect(reply.speaking).toMatchObject({ name: "Bob", text: "Yes" });
    const whole = applyEvent(reply, { type: "talk", turns: [{ name: "Bob", text: "Yes." }] });
    expect([whole.talk, whole.speaking]).toEqual([[{ name: "Bob", text: "Yes." }], undefined]);
  });

  it("is folded away once there is an answer, and opens again", async () => {
    const turns = [{ name: "Ada", text: "Shall we?" }];
    render(<ReplyTalk reply={after({ type: "talk", turns }, { type: "token", text: "Done." }, { type: "end" })} />);
    expect(lines()).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "1 message between agents" }));
    expect(lines()).toEqual(["AdaShall we?"]);
  });

  it("is nothing where a single model answers", () => {
    const { container } = render(<ReplyTalk reply={after({ type: "token", text: "Hi" })} />);
    expect(container.childElementCount).toBe(0);
  });
});

it("gathers pieces by who says them, and names the last event alone", () => {
  const passed: TextEvent[] = [];
  const batch = createTokenBatch((event) => passed.push(event));
  batch.add({ type: "token", text: "a", at: "e1" });
  batch.add({ ...says("Ada", "a"), at: "e2" });
  batch.add({ type: "token", text: "b", at: "e3" });
  batch.add(says("Bob", "c"));
  batch.flush();
  expect(passed).toEqual([says("Ada", "a"), { type: "token", text: "ab" }, { ...says("Bob", "c"), at: "e3" }]);
});
