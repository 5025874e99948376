import { expect, it } from "vitest";
import { draw, node } from "@/domain/flow/testing/draw";
import { readingOrder } from "./reading-order";

const at = (id: string, x: number, over = {}) => node(id, { position: { x, y: 0 }, ...over });

//   start ─▶ iteration [ agent 0 ─▶ agent 1 ] ─▶ reply       note
it("reads from the beginning, what lies in a container after it, each once", () => {
  const inside = { parentId: "iterationAgentflow_0" };
  const flow = draw(
    [
      at("directReplyAgentflow_0", 0),
      at("agentAgentflow_1", 0, inside),
      at("agentAgentflow_0", 300, inside),
      at("iterationAgentflow_0", 200),
      at("stickyNote_0", 900),
      at("startAgentflow_0", 500),
    ],
    "startAgentflow_0 > iterationAgentflow_0.input",
    "iterationAgentflow_0 > directReplyAgentflow_0.input",
    "agentAgentflow_0 > agentAgentflow_1.input",
  );
  expect(readingOrder(flow).map((item) => [item.node.id, item.level, item.position, item.siblings])).toEqual([
    ["startAgentflow_0", 1, 1, 4],
    ["stickyNote_0", 1, 2, 4],
    ["iterationAgentflow_0", 1, 3, 4],
    ["agentAgentflow_0", 2, 1, 2],
    ["agentAgentflow_1", 2, 2, 2],
    ["directReplyAgentflow_0", 1, 4, 4],
  ]);
});

it("a circle and a container in itself hide nothing and end", () => {
  const flow = draw(
    [at("chatModel_0", 0), at("llmChain_0", 10), at("llmChain_1", 20)],
    "llmChain_0 > llmChain_1.model",
    "llmChain_1 > llmChain_0.model",
  );
  expect(readingOrder(flow).map(({ node: { id } }) => id)).toEqual(["chatModel_0", "llmChain_0", "llmChain_1"]);
});
