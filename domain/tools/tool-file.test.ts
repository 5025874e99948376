import { expect, it } from "vitest";
import { parseToolFile, toolFile } from "./tool-file";

const tool = {
  ...{ name: "get weather", description: "The weather of a city.", color: "#334455", iconSrc: null },
  schema: '[{"id":0,"property":"city","type":"string","description":"A city","required":true}]',
  func: "return $city;",
};

it("what is written is read back, under the name that Flowise gives such a file", () => {
  const { fileName, text } = toolFile({ ...tool, id: "1", workspaceId: "w" } as typeof tool);
  expect(fileName).toBe("get_weather-CustomTool.json");
  expect(text).not.toContain("workspaceId");
  expect(parseToolFile(JSON.parse(text))).toEqual(tool);
});

it("a file of Flowise may name ids and dates, and leave out what is empty", () => {
  expect(parseToolFile({ id: "9", name: "bare", createdDate: "2025-01-01", schema: null, iconSrc: null })).toEqual({
    ...{ name: "bare", description: "", color: "", iconSrc: null, schema: "[]", func: "" },
  });
});

it("says what is wrong with a file that holds no tool, and with a schema of another kind", () => {
  expect(() => parseToolFile({ nodes: [], edges: [] })).toThrow("not the file of a tool");
  expect(() => parseToolFile({ ...tool, schema: '{"type":"object"}' })).toThrow("array of properties");
  expect(() => parseToolFile({ ...tool, schema: "[{" })).toThrow("not valid JSON");
});
