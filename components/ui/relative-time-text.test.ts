import { describe, expect, it } from "vitest";
import { relativeTime } from "./relative-time-text";

const now = Date.UTC(2026, 5, 15, 12);
const ago = (ms: number) => relativeTime(now - ms, now);

describe("relative time", () => {
  it("calls everything under a minute just now", () => {
    expect(ago(0)).toBe("just now");
    expect(ago(59_999)).toBe("just now");
  });

  it("rounds down to whole units", () => {
    expect(ago(119_000)).toBe("1 minute ago");
    expect(ago(3 * 3_600_000 + 59 * 60_000)).toBe("3 hours ago");
    expect(ago(86_400_000)).toBe("yesterday");
    expect(ago(15 * 86_400_000)).toBe("2 weeks ago");
  });

  it("speaks of the future too", () => {
    expect(relativeTime(now + 2 * 86_400_000, now)).toBe("in 2 days");
    expect(relativeTime(now + 7 * 86_400_000 - 1000, now)).toBe("in 7 days");
  });
});
