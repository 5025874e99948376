import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scrubValue } from "./scrub-value";

describe("a value that leaves the workspace", () => {
  it.each([
    ["headers", [{ key: "Authorization", value: "canary" }], [{ key: "Authorization", value: "" }]],
    ["headers", [{ key: "X-Anything", value: "canary" }], [{ key: "X-Anything", value: "" }]],
    ["headers", { "x-team": "canary", Accept: "text/plain" }, { Accept: "text/plain" }],
    ["requestsGetHeaders", '{"Authorization":"canary","Accept":"a"}', '{"Accept":"a"}'],
    ["requestsGetHeaders", "Authorization: canary", ""],
    ["baseOptions", { defaultHeaders: { "api-key": "canary" }, timeout: 3 }, { defaultHeaders: {}, timeout: 3 }],
    ["baseOptions", '{"baseOptions":{"apiKey":"canary"},"x":1}', '{"baseOptions":{},"x":1}'],
    ["queryParams", [{ key: "api_key", value: "canary" }], [{ key: "api_key", value: "" }]],
    ["url", "https://me:canary@host/a?b=1", "https://host/a?b=1"],
    ["url", "https://canary@host/a", "https://host/a"],
    ["url", "https://host/a?token=canary&b=1#c", "https://host/a?token=&b=1#c"],
    ["prompt", "Use postgres://u:canary@db/x, then stop.", "Use postgres://db/x, then stop."],
    ["additionalConfig", { ssl: { password: "canary" }, port: 5 }, { ssl: {}, port: 5 }],
    ["clientSecret", "canary", undefined],
    ["pin", { password: 1234 }, {}],
  ])("of %s holds no secret: %j", (name, value, left) => {
    expect(scrubValue(name, value)).toEqual(left);
  });

  it.each([
    ["headers", [{ key: "Authorization", value: "Bearer {{$vars.token}}" }]],
    ["headers", [{ key: "Content-Type", value: "application/json" }]],
    ["url", "https://{{$vars.user}}:{{ $vars.pass }}@host/a?token={{ $vars.token }}"],
    ["prompt", "Write to ann@host.org, see https://host.org/@ann and ask: what is a token?"],
    ["maxTokens", 400],
    ["schema", { properties: { password: { type: "string" } } }],
    ["llmStructuredOutput", [{ key: "token", type: "string", description: "The word" }]],
    ["json", '{ "kept" : "as it was written" }'],
  ])("of %s stays as it is where nothing is secret: %j", (name, value) => {
    expect(scrubValue(name, value)).toEqual(value);
  });

  it("is the same however often it is looked through", () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (name, value) => {
        const once = scrubValue(name, value);
        expect(scrubValue(name, once)).toEqual(once);
      }),
    );
  });

  it("is looked through quickly, whatever it is", () => {
    const began = performance.now();
    for (const piece of ["a.", "{{", "https://", "https://{{a}}", "?a={{", "<"])
      scrubValue("text", piece.repeat(50_000));
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
