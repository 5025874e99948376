import { expect, it } from "vitest";
import { newerNames } from "./newer-names";

it("the tool of an older Tool step is found under its new name", () => {
  const old = { selectedTool: "calculator", selectedToolConfig: { selectedTool: "calculator" }, toolInputArgs: [] };
  expect(newerNames("toolAgentflow", old)).toEqual({
    toolAgentflowSelectedTool: "calculator",
    toolAgentflowSelectedToolConfig: { selectedTool: "calculator" },
    toolInputArgs: [],
  });
});

it("a tool that has its new name already is left alone, and so are other nodes' inputs of the old name", () => {
  const both = { selectedTool: "old", toolAgentflowSelectedTool: "new" };
  expect(newerNames("toolAgentflow", both)).toEqual(both);
  expect(newerNames("customTool", { selectedTool: "t" })).toEqual({ selectedTool: "t" });
  expect(newerNames("__proto__", { selectedTool: "t" })).toEqual({ selectedTool: "t" });
});
