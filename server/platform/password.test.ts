import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password";

describe("a password", () => {
  it("is kept as argon2id with OWASP's figures, differently each time", async () => {
    const [one, two] = await Promise.all([hashPassword("horse"), hashPassword("horse")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it("fits only its own hash", async () => {
    const kept = await hashPassword("correct horse");
    expect(await verifyPassword(kept, "correct horse")).toBe(true);
    expect(await verifyPassword(kept, "correct horse ")).toBe(false);
  });

  it.each([null, undefined, ""])("never fits where there is none (%j)", async (none) => {
    expect(await verifyPassword(none, "anything")).toBe(false);
  });
});
