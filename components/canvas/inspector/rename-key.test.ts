import { describe, expect, it } from "vitest";
import { draw, node } from "@/domain/flow/testing/draw";
import { stepLookup } from "@/domain/flow/testing/step-specs";
import { renameReferences } from "@/domain/flow/rename-references";
import { isDeclared, renameKey } from "./rename-key";

/* start (state: mail) ─► agent_0 (reads and changes mail) */
const flow = draw(
  [
    node("startAgentflow_0", { inputs: { startState: [{ key: "post", value: "" }] } }),
    node("agentAgentflow_0", {
      inputs: {
        agentMessages: [{ role: "user", content: "To {{ $flow.state.mail.to }}, not {{$flow.state.mailbox}} or mail" }],
        agentUpdateState: [{ key: "mail", value: "{{output}}" }],
        code: "return $flow.state.mail + $flow.state.mail_2;",
      },
    }),
  ],
  "startAgentflow_0 > agentAgentflow_0.input",
);
const rename = { family: "$flow.state", from: "mail", to: "post" } as const;

describe("a key that gets another name", () => {
  it("is followed by texts, programs and rows that change the state, and by nothing that only looks like it", () => {
    expect(renameKey(flow, stepLookup, rename).nodes[1]?.inputs).toEqual({
      agentMessages: [{ role: "user", content: "To {{ $flow.state.post.to }}, not {{$flow.state.mailbox}} or mail" }],
      agentUpdateState: [{ key: "post", value: "{{output}}" }],
      code: "return $flow.state.post + $flow.state.mail_2;",
    });
  });

  it("leaves a flow that does not mention it as it is", () => {
    expect(renameKey(flow, stepLookup, { ...rename, from: "nothing" })).toBe(flow);
    expect(renameKey(flow, stepLookup, { ...rename, to: "two words" })).toBe(flow);
  });

  it("is known by whether the start still names it", () => {
    expect(isDeclared(flow, stepLookup, rename)).toBe(false);
    expect(isDeclared(flow, stepLookup, { ...rename, from: "post" })).toBe(true);
  });
});

it("steps are referred to by their ids, so that another name for one changes no reference", () => {
  const texts = { a: "{{agentAgentflow_0.output.subject}}" };
  expect(renameReferences(texts, new Map())).toEqual(texts);
});
