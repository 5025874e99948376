import { describe, expect, it } from "vitest";
import { readFileSync } from "node:fs";
import type { FlowDocument } from "../flow/flow-document";
import { stepLookup } from "../flow/testing/step-specs";
import { exportCode } from "./export-code";
import { comment, literal } from "./literal";
import { versions } from "./project-files";

const node = (id: string, inputs: Record<string, unknown>, label = id) => ({
  ...{ id, name: id.replace(/_\d+$/, ""), label, version: 1, position: { x: 0, y: 0 }, inputs },
});
const wire = (source: string, target: string) => ({
  ...{ id: `${source}-${target}`, source, sourceHandle: source.replace(/_\d+$/, ""), target, targetHandle: "input" },
});
const start = node("startAgentflow_0", { startInputType: "chatInput" });
const textOf = (document: FlowDocument, name = "Flow") => {
  const code = exportCode({ name, kind: "agentflow", document }, stepLookup);
  return { ...code, all: code.files.map(({ path, text }) => `${path}\n${text}`).join("\n") };
};

describe("an exported project", () => {
  it("names the versions that this server has itself", () => {
    const own = JSON.parse(readFileSync("package.json", "utf8")) as Record<string, Record<string, string>>;
    expect(versions).toEqual(
      Object.fromEntries(
        Object.keys(versions).map((name) => [name, { ...own["dependencies"], ...own["devDependencies"] }[name]]),
      ),
    );
  });

  it("has no credential of the flow, and takes secret headers from the environment", () => {
    const http = {
      ...node("httpAgentflow_0", {
        ...{ method: "GET", url: "https://example.com" },
        headers: [
          { key: "Authorization", value: "Bearer canary-1" },
          { key: "X-Api-Key", value: "canary-2" },
          { key: "Accept", value: "text/plain" },
        ],
      }),
      credentialId: "canary-3",
    };
    const { all, leftOut } = textOf({ nodes: [start, http], edges: [wire("startAgentflow_0", "httpAgentflow_0")] });
    expect(leftOut).toEqual([]);
    expect(all).not.toContain("canary");
    expect(all).toContain('setting("HTTPAGENTFLOW_0_AUTHORIZATION")');
    expect(all).toContain("HTTPAGENTFLOW_0_X_API_KEY=");
    expect(all).toContain("text/plain");
  });

  it("says which steps it leaves out, and stops with an error at them", () => {
    const flow = node("executeFlowAgentflow_0", { executeFlowSelectedFlow: "gone" }, "Ask `the` other");
    const { all, leftOut } = textOf({ nodes: [start, flow], edges: [wire("startAgentflow_0", flow.id)] });
    expect(leftOut).toEqual([{ nodeId: flow.id, label: flow.label, reason: expect.stringContaining("not published") }]);
    expect(all).toContain('unsupported("Ask `the` other", ');
    expect(all).toContain("## Left out");
  });

  it("does not read what only the server knows without saying so", () => {
    const reply = node("directReplyAgentflow_0", { directReplyMessage: "{{loop_count}}" });
    const { leftOut } = textOf({ nodes: [start, reply], edges: [wire(start.id, reply.id)] });
    expect(leftOut[0]?.reason).toContain("loop_count");
  });
});

describe("texts in code", () => {
  const hostile = "\"'`${1} */ </script>\u2028\u2029\n\\";

  it("stand in it as values, whatever they hold", () => {
    const source = literal({ a: hostile });
    expect(source).not.toMatch(/[\u2028\u2029]/);
    expect(JSON.parse(source)).toEqual({ a: hostile });
  });

  it("cannot set a prototype", () => {
    expect(literal(JSON.parse('{"__proto__": {"a": 1}, "b": 2}'), 0)).toBe('{"b":2}');
  });

  it("stay on their line as comments", () => {
    expect(comment(`a\u2028alert()\nb`)).toBe("// a alert() b");
  });
});
