import { describe, expect, it } from "vitest";
import { applyOverrides } from "./apply-overrides";
import { planChatflow } from "./plan-chatflow";
import type { OverrideRules } from "./run-request";
import { inMemoryPorts } from "./testing/in-memory-ports";
import { aFlow, aNode } from "./testing/run";
import { sampleNodes } from "./testing/sample-nodes";

const { catalogue } = inMemoryPorts({ nodes: sampleNodes() });

/*
 *   word_0 ──┐
 *   word_1 ──┴──► echo_0        (word_0 and word_1 share the label "Word")
 */
const { order } = planChatflow(
  aFlow(
    [
      aNode("word_0", { text: "one", style: '{"a":1}' }, { label: "Word" }),
      aNode("word_1", { text: "two", style: ["x"] }, { label: "Word" }),
      aNode("echo_0", {}, { label: "Echo" }),
    ],
    "word_0 > echo_0.words",
    "word_1 > echo_0.words",
  ),
  catalogue,
);

const on = (name: string) => ({ name, enabled: true });
const rules: OverrideRules = {
  status: true,
  nodes: {
    Word: [on("text"), on("times"), on("style"), on("basepath"), on("code"), { name: "greeting", enabled: true }],
    Echo: [{ name: "greeting", enabled: false }],
  },
  variables: [on("city"), { name: "secret", enabled: false }],
};

const apply = (overrideConfig: Record<string, unknown>, given: OverrideRules | undefined = rules) => {
  const applied = applyOverrides(order, { overrideConfig, overrideRules: given });
  return { ...applied, inputs: Object.fromEntries(applied.inputs) };
};

describe("an override", () => {
  it("of a plain value reaches every node whose label enables it", () => {
    expect(apply({ text: "new" })).toEqual({
      inputs: { word_0: { text: "new", style: '{"a":1}' }, word_1: { text: "new", style: ["x"] } },
      variables: {},
      ignored: [],
    });
  });

  it.each([[0], [""], [false]])("of %j replaces like any other value", (value) => {
    expect(apply({ times: value }).inputs["word_0"]).toMatchObject({ times: value });
  });

  it("of words that spell a switch becomes one", () => {
    expect(apply({ text: "true" }).inputs["word_0"]).toMatchObject({ text: true });
    expect(apply({ text: "false" }).inputs["word_0"]).toMatchObject({ text: false });
  });

  it("keyed by a node's id reaches only that node", () => {
    expect(apply({ text: { word_1: "mine" } }).inputs).toEqual({ word_1: { text: "mine", style: ["x"] } });
  });

  it("of an object merges on top of an object, also of one stored as text", () => {
    expect(apply({ style: { b: 2 } }).inputs["word_0"]?.["style"]).toEqual({ a: 1, b: 2 });
    expect(apply({ style: { word_0: { a: 3 } } }).inputs["word_0"]?.["style"]).toEqual({ a: 3 });
  });

  it("of a list joins a list without repeating, and replaces anything else", () => {
    expect(apply({ style: ["x", "y"] }).inputs["word_1"]?.["style"]).toEqual(["x", "y"]);
    expect(apply({ style: ["y"] }).inputs["word_0"]?.["style"]).toEqual(["y"]);
  });

  it("of null is as if it were absent, and the session is somebody else's business", () => {
    expect(apply({ text: null, sessionId: "s", analytics: {} })).toEqual({ inputs: {}, variables: {}, ignored: [] });
  });
});

describe("an override is ignored, and named", () => {
  it.each<[string, Record<string, unknown>, OverrideRules | undefined]>([
    ["without rules", { text: "x" }, undefined],
    ["while the rules are off", { text: "x" }, { ...rules, status: false }],
    ["when its field is switched off", { greeting: "x" }, rules],
    ["when nobody has such a field", { nothing: "x" }, rules],
    ["in every form of value alike", { greeting: { echo_0: "x" } }, rules],
    ["for an address, whatever the rules say", { basepath: "http://evil.example" }, rules],
    ["for code, whatever the rules say", { code: "return 1" }, rules],
    ["for a wire, whatever the rules say", { words: [] }, { ...rules, nodes: { Echo: [on("words")] } }],
    ["for names that every object has", { constructor: "x", toString: "y" }, rules],
  ])("%s", (_name, config, given) => {
    expect(applyOverrides(order, { overrideConfig: config, overrideRules: given })).toEqual({
      inputs: new Map(),
      variables: {},
      ignored: Object.keys(config),
    });
  });
});

describe("variables", () => {
  it("are replaced when they are enabled", () => {
    const { variables, ignored } = apply({ vars: { city: "Oslo", secret: "x", other: 1 } });
    expect(variables).toEqual({ city: "Oslo" });
    expect(ignored).toEqual(["vars.secret", "vars.other"]);
  });

  it("may come as JSON text, or beside the config", () => {
    expect(apply({ vars: '{"city":"Rome"}' }).variables).toEqual({ city: "Rome" });
    expect(applyOverrides(order, { vars: { city: 5 }, overrideRules: rules }).variables).toEqual({ city: "5" });
  });
});

describe("a hostile override", () => {
  it("names nothing: its references stay text, however they are written", () => {
    const joiner = "\u2060";
    expect(apply({ text: "a {{ $vars.x }} {{question}} {{else}}" }).inputs["word_0"]?.["text"]).toBe(
      `a {${joiner}{$vars.x}} {{question}} {{else}}`,
    );
    expect(apply({ style: '{"b":"\\u007b\\u007bn_0.data.instance}}"}' }).inputs["word_0"]?.["style"]).toEqual({
      a: 1,
      b: `{${joiner}{n_0.data.instance}}`,
    });
  });

  it("cannot change a prototype", () => {
    const config: Record<string, unknown> = JSON.parse(
      '{"__proto__":{"polluted":1},"style":{"__proto__":{"polluted":1}},"vars":{"__proto__":{"polluted":1}}}',
    );
    const applied = apply(config);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(applied.inputs["word_0"]?.["style"]).not.toHaveProperty("polluted");
  });

  it("that is nested too deeply is refused", () => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(30)}1${"}".repeat(30)}`);
    expect(() => apply({ style: deep })).toThrow(expect.objectContaining({ code: "invalid_input" }));
  });
});
