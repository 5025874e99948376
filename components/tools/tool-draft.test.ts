import { expect, it } from "vitest";
import { schemaTrouble } from "@/domain/tools/saved-tool";
import { chipColor, copyName, emptyTool, toolMistakes, withRowIds } from "./tool-draft";
import { toolExamples } from "./tool-examples";

it("gives numbers to the rows that have none, and leaves the others theirs", () => {
  expect(JSON.parse(withRowIds('[{"property":"a"},{"id":0,"property":"b"},{"property":"c"}]'))).toEqual([
    ...[
      { id: 1, property: "a" },
      { id: 0, property: "b" },
    ],
    { id: 2, property: "c" },
  ]);
  expect(withRowIds("")).toBe("[]");
});

it("says what an empty tool lacks, and nothing of the examples", () => {
  expect(Object.keys(toolMistakes(emptyTool))).toEqual(["name", "func"]);
  for (const example of toolExamples) expect([example.name, toolMistakes(example)]).toEqual([example.name, {}]);
  expect(toolExamples.map(({ schema }) => schemaTrouble(schema))).toEqual(toolExamples.map(() => undefined));
});

it("takes a colour from what Flowise writes, and nothing that could fetch something", () => {
  expect(chipColor("linear-gradient(rgb(204,31,55), rgb(62,71,186))")).toBe("rgb(204,31,55)");
  expect(chipColor("#2f6f9f")).toBe("#2f6f9f");
  expect(chipColor("url(https://example.com/x.png)")).toBeUndefined();
});

it("names a copy so that it can be told apart", () => {
  expect(copyName("add", ["add", "add_copy"])).toBe("add_copy_2");
});
