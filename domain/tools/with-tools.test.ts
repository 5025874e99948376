import { expect, it } from "vitest";
import { draw, node } from "../flow/testing/draw";
import { withTools } from "./with-tools";

const shout = { name: "shout", description: "Shouts.", schema: "[]", func: "return 'HEY';" };

it("writes a tool into every place that names it, and lets what stands there go first", () => {
  const document = draw([
    node("customTool_0", { inputs: { selectedTool: "t", customToolName: "call", customToolFunc: " " } }),
    node("agentAgentflow_0", {
      inputs: { agentTools: [{ agentSelectedTool: "customTool", agentSelectedToolConfig: { selectedTool: "t" } }] },
    }),
    node("customTool_1", { inputs: { selectedTool: "unknown" } }),
  ]);
  const [plain, agent, other] = withTools(document, new Map([["t", shout]])).nodes.map(({ inputs }) => inputs);
  expect(plain).toEqual({
    ...{ customToolName: "call", customToolDesc: "Shouts.", customToolSchema: "[]", customToolFunc: "return 'HEY';" },
  });
  expect(agent).toMatchObject({ agentTools: [{ agentSelectedToolConfig: { customToolName: "shout" } }] });
  expect(other).toEqual({ selectedTool: "unknown" });
});

it("leaves a document alone where there are no tools", () => {
  const document = draw([node("customTool_0", { inputs: { selectedTool: "t" } })]);
  expect(withTools(document, new Map())).toBe(document);
});
