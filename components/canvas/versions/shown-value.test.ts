import { describe, expect, test } from "vitest";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowNode } from "@/domain/flow/flow-document";
import { shownValue } from "./shown-value";

const spec: NodeSpec = {
  ...{ name: "llm", version: 1, label: "LLM", description: "", category: "Chains", icon: "", flows: ["chatflow"] },
  provides: [],
  inputs: { secret: { type: "password", label: "Secret" }, text: { type: "string", label: "Text" } },
};
const node: FlowNode = { id: "llm_0", name: "llm", label: "LLM", version: 1, position: { x: 0, y: 0 }, inputs: {} };
const shown = (field: string, value: unknown) => shownValue(node, field, value, specLookup([spec]));

describe("a value beside another", () => {
  test("is shown as it reads, and no secret of the node or of one used inside it is", () => {
    expect(shown("text", "hello")).toBe("hello");
    expect(shown("text", undefined)).toBe("empty");
    expect(shown("secret", "s3cret")).toBe("hidden");
    const inside = shown("tools", [{ used: "llm", usedConfig: { secret: "s3cret", text: "kept" } }]);
    expect(inside).toContain("kept");
    expect(inside).not.toContain("s3cret");
    expect(shown("text", `data:text/plain;base64,${"A".repeat(900)}`)).toBe("a file");
  });
});
