import { expect, it } from "vitest";
import { exportFileName } from "./save-file";

it("names the file after the flow", () => {
  expect(exportFileName("Support – tier 2")).toBe("Support – tier 2.json");
});

it("drops what paths give a meaning to", () => {
  expect(exportFileName('../a\\b:c*?"<>|\n')).toBe(".. a b c.json");
  expect(exportFileName("///")).toBe("flow.json");
});
