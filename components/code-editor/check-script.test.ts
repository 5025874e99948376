import { describe, expect, it } from "vitest";
import { checkScript } from "./check-script";

describe("checking a program as one types", () => {
  it("reads the body of an async function", () => {
    expect(checkScript("const r = await fetch($url);\nreturn r.text();")).toBeUndefined();
    expect(checkScript("")).toBeUndefined();
  });

  it("says what is wrong and where", () => {
    expect(checkScript("const a = ;")).toEqual({ from: 10, to: 11, message: "Unexpected token." });
    expect(checkScript("return (")).toMatchObject({ from: 8 });
  });

  it("runs nothing", () => {
    expect(checkScript("globalThis.ran = true; throw new Error('ran')")).toBeUndefined();
    expect(globalThis).not.toHaveProperty("ran");
  });
});
