import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { exportFlow } from "@/domain/flow/export-flow";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { flowText } from "@/domain/flow/flow-text";
import { parseFlowFile } from "@/domain/flow/parse-flow-file";
import { catalogue } from "./catalogue";

const specs = specLookup(catalogue().specs());
const exported = (document: FlowDocument): string => flowText(exportFlow(document, specs));

/** The project's own files, and those of another product where a copy of them lies beside the project. */
const folders = [
  "e2e/fixtures/flows",
  ...["chatflows", "agentflows"].flatMap((kind) => [`../shared/flows/${kind}`, `../../shared/flows/${kind}`]),
].filter((folder) => existsSync(folder));
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => join(folder, name)),
);

const seeds = Object.entries(
  import.meta.glob<Record<string, unknown>>("../boot/seed-flows/*.ts", { eager: true }),
).flatMap(([file, module]) =>
  Object.values(module).flatMap((value) => {
    const document = typeof value === "object" && value !== null && "document" in value ? value.document : undefined;
    // Every seed that names a document names one of the type.
    return document === undefined ? [] : [[file, document as FlowDocument] as const];
  }),
);

it("there are files and seeds to look at", () => {
  expect(files.length).toBeGreaterThan(10);
  expect(seeds.length).toBeGreaterThan(5);
});

describe("a file of a flow", () => {
  it.each(files)("%s is understood whole", (file) => {
    const { report } = parseFlowFile(readFileSync(file, "utf8"), specs);
    const missing = report.nodes.filter(({ status }) => status === "missing").map(({ name }) => name);
    expect([missing, report.problems]).toEqual([file.includes("unknown-node") ? ["tideTable"] : [], []]);
  });

  it.each(files)("%s comes out of an export byte for byte as it went in", (file) => {
    const first = exported(parseFlowFile(readFileSync(file, "utf8"), specs).document);
    expect(exported(parseFlowFile(first, specs).document)).toBe(first);
  });
});

it.each(seeds)("the flow of %s comes out of an export byte for byte as it went in", (_file, document) => {
  const first = exported(document);
  const read = parseFlowFile(first, specs);
  expect(exported(read.document)).toBe(first);
  expect(read.report.nodes.filter(({ status }) => status !== "exact")).toEqual([]);
});
