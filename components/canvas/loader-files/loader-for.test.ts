import { expect, test } from "vitest";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { fileFieldFor, loaderFor } from "./loader-for";

const loader = (name: string, fileType: string, category = "Document Loaders"): NodeSpec => ({
  ...{ name, category, version: 1, label: name, description: "", icon: "x.svg", provides: ["Document"] },
  flows: ["chatflow"],
  inputs: { file: { type: "file", label: "File", fileType } },
});
const specs = [
  loader("anyFile", "*"),
  loader("textFile", ".txt, .md, .html"),
  loader("markdownFile", ".md"),
  loader("csvAgent", ".csv", "Agents"),
];

test("a dropped file goes to the loader made for its kind, and to one for every kind otherwise", () => {
  expect(loaderFor(specs, "notes.MD")?.spec.name).toBe("markdownFile");
  expect(loaderFor(specs, "notes.txt")?.spec.name).toBe("textFile");
  expect(loaderFor(specs, "table.csv")?.spec.name).toBe("anyFile");
  expect(loaderFor(specs.slice(1), "table.csv")).toBeUndefined();
});

test("a node takes a file only by a field that reads its kind", () => {
  expect(fileFieldFor(loader("textFile", ".txt"), "a.txt")).toEqual({ input: "file", fileType: ".txt" });
  expect(fileFieldFor(loader("textFile", ".txt"), "a.pdf")).toBeUndefined();
});
