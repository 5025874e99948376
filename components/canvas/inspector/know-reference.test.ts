import { describe, expect, it } from "vitest";
import { knowReference } from "./know-reference";
import { distance, nearest } from "./nearest";

const choices = [
  "{{question}}",
  "{{$flow.sessionId}}",
  "{{$vars.tone}}",
  "{{llmAgentflow_0}}",
  "{{llmAgentflow_0.output.subject}}",
].map((text) => ({ text, label: text, hint: "What it is" }));
const problems = [
  { nodeId: "a", severity: "warning", message: "{{questio}} is not known and stays as it is." },
] as const;
const ask = (raw: string, kind: "agentflow" | "chatflow" = "agentflow") =>
  knowReference(raw, { kind, choices, problems, was: (each) => (each === "{{question}}" ? '"Hi"' : undefined) });

describe("what is known of a reference", () => {
  it("is what it stands for and what it was in the last run", () => {
    expect(ask("{{question}}")).toEqual({ about: "{{question}}: What it is", was: '"Hi"' });
    expect(ask("{{llmAgentflow_0.output.subject.length}}")?.about).toMatch(/subject/);
  });

  it("is what is wrong with it, and the nearest that would do", () => {
    expect(ask("{{questio}}")).toEqual({
      trouble: "{{questio}} is not known and stays as it is.",
      instead: "{{question}}",
    });
    expect(ask("{{llmAgentflow_0.output.subjct}}")).toMatchObject({ instead: "{{llmAgentflow_0.output.subject}}" });
    expect(ask("{{$flow.sesionId}}")).toMatchObject({ instead: "{{$flow.sessionId}}" });
    expect(ask("{{$vars.volume}}")).toMatchObject({ trouble: "{{$vars.volume}}: the workspace has no such variable." });
  });

  it("is no complaint where a step may give more than anybody has seen", () => {
    expect(ask("{{llmAgentflow_0.output.usageMetadata}}")?.trouble).toBeUndefined();
  });

  it("is nothing where braces are meant as such", () => {
    expect(ask("{{ two words }}")).toBeUndefined();
    expect(ask("{{#each items}}", "chatflow")).toBeUndefined();
    expect(
      knowReference("{{question}}", { kind: "chatflow", choices: [], problems, was: () => undefined }),
    ).toBeUndefined();
  });
});

describe("the nearest name", () => {
  it("is a few signs away at most", () => {
    expect(distance("subjct", "subject")).toBe(1);
    expect(distance("form", "from")).toBe(1);
    expect(nearest("city", ["country", "citys"])).toBe("citys");
    expect(nearest("city", ["weather"])).toBeUndefined();
  });
});
