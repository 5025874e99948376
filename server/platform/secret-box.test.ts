import { describe, expect, it } from "vitest";
import { createSecretBox } from "./secret-box";

const key = "the key of this test, longer than thirty-two";

describe("the secret box", () => {
  const box = createSecretBox(key);

  it("opens what it sealed, also after a restart", () => {
    const sealed = box.seal("sk-secret ✓", "credential|1");
    expect(sealed).not.toContain("sk-secret");
    expect(createSecretBox(key).open(sealed, "credential|1")).toBe("sk-secret ✓");
  });

  it("seals the same text differently each time", () => {
    expect(box.seal("x", "1")).not.toBe(box.seal("x", "1"));
  });

  it("does not open a value that was moved to another row", () => {
    expect(() => box.open(box.seal("x", "credential|1"), "credential|2")).toThrow(/belongs to another row/);
  });

  it("says so when another key made the value", () => {
    expect(() => createSecretBox(`${key}!`).open(box.seal("x", "1"), "1")).toThrow(/another encryption key/);
  });

  it.each(["", "v1", "v1.a.b.c.d", "v2.x.y.z.w", "plain text"])("refuses %j", (text) => {
    expect(() => box.open(text, "1")).toThrow();
  });

  it("does not open a value in which any one part was changed", () => {
    const parts = box.seal("a longer secret", "1").split(".");
    for (const at of [2, 3, 4]) {
      const changed = parts.map((part, n) => (n === at ? (part.startsWith("A") ? "B" : "A") + part.slice(1) : part));
      expect(() => box.open(changed.join("."), "1")).toThrow();
    }
  });

  it("does not accept a shortened tag", () => {
    const [format, keyId, iv, tag = "", data] = box.seal("x", "1").split(".");
    expect(() => box.open([format, keyId, iv, tag.slice(0, 6), data].join("."), "1")).toThrow();
  });
});
