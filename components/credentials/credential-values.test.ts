import { describe, expect, it } from "vitest";
import type { CredentialSpec } from "@/domain/catalogue/credential-spec";
import { findMistakes, initialValues, visibleFields } from "./credential-values";

const spec: CredentialSpec = {
  name: "exampleApi",
  label: "Example",
  fields: {
    key: { type: "password", label: "Key" },
    mode: {
      type: "options",
      label: "Mode",
      default: "cloud",
      options: [
        { label: "Cloud", name: "cloud" },
        { label: "Own server", name: "own" },
      ],
    },
    address: { type: "string", label: "Address", show: { mode: "own" } },
    timeout: { type: "number", label: "Timeout", optional: true },
  },
};

describe("a credential's form", () => {
  it("begins with the defaults", () => {
    expect(initialValues(spec)).toEqual({ mode: "cloud" });
  });

  it("asks only for what the other values call for", () => {
    expect(visibleFields(spec, { mode: "cloud" }).map(([name]) => name)).toEqual(["key", "mode", "timeout"]);
    expect(visibleFields(spec, { mode: "own" }).map(([name]) => name)).toContain("address");
  });

  it("names what is missing and what is no number", () => {
    expect(findMistakes(spec, { mode: "own", key: " ", timeout: "soon" })).toEqual({
      key: "Key is needed.",
      address: "Address is needed.",
      timeout: "Enter a number.",
    });
    expect(findMistakes(spec, { mode: "cloud", key: "k" })).toEqual({});
  });
});
