import { expect, it } from "vitest";
import { expiryDate, expiryState } from "./expiry";

const now = Date.UTC(2026, 0, 1);

it("counts days from now", () => {
  expect(expiryDate("30", now)).toEqual(new Date(Date.UTC(2026, 0, 31)));
  expect(expiryDate("never", now)).toBeNull();
});

it("warns a week ahead and at the moment it passes", () => {
  expect(expiryState(null, now)).toBe("never");
  expect(expiryState(new Date(now + 8 * 86_400_000), now)).toBe("later");
  expect(expiryState(new Date(now + 6 * 86_400_000), now)).toBe("soon");
  expect(expiryState(new Date(now), now)).toBe("expired");
});
