import { describe, expect, it } from "vitest";
import { outlivedVersions, type VersionFacts } from "./outlived-versions";

const minute = 60_000;
const now = new Date("2026-05-01T12:00:00Z");
const version = (ageMs: number, more: Partial<VersionFacts> = {}): VersionFacts => ({
  ...{ id: String(ageMs), kind: "autosaved", createdBy: "ada", kept: false },
  createdAt: new Date(now.getTime() - ageMs),
  ...more,
});
const left = (versions: VersionFacts[], at = now) => {
  const gone = new Set(outlivedVersions(versions, at));
  return versions.filter(({ id }) => !gone.has(id));
};

describe("thinning versions that were saved automatically", () => {
  it("leaves what is younger than ten minutes", () => {
    const burst = Array.from({ length: 100 }, (_, n) => version(n * 5_000));
    expect(left(burst)).toHaveLength(100);
  });

  it("leaves what somebody saved, brought back, named, published or ran", () => {
    const kept = [
      version(60 * minute, { kind: "saved" }),
      version(60 * minute + 1, { kind: "restored" }),
      version(60 * minute + 2, { kind: "imported" }),
      version(60 * minute + 3, { kept: true }),
    ];
    expect(left([version(0), ...kept, version(61 * minute)])).toHaveLength(6);
  });

  it("leaves each person's newest and oldest", () => {
    const two = ["ada", "bob"].flatMap((createdBy) =>
      [60, 60.1, 60.2, 60.3].map((age) => version(age * minute, { createdBy, id: `${createdBy} ${age}` })),
    );
    expect(left(two).map(({ id }) => id)).toEqual(["ada 60", "ada 60.3", "bob 60", "bob 60.3"]);
  });

  it("keeps a year of autosaving every three seconds, eight hours a day, to some two hundred, with no gap above a tenth of its age", () => {
    let kept: VersionFacts[] = [];
    const start = now.getTime();
    const day = 24 * 60 * minute;
    // A version each five minutes of work does for three seconds: the rule knows only gaps.
    for (let n = 0; n < 365; n += 1) {
      for (let step = 0; step < 96; step += 1) {
        const at = start + n * day + step * 5 * minute;
        kept.push({ ...version(0), id: `${String(n)} ${String(step)}`, createdAt: new Date(at) });
        if (step % 8 === 0) kept = left(kept, new Date(at));
      }
    }
    expect(kept.length).toBeLessThan(250);
    expect(kept.length).toBeGreaterThan(60);
    const end = start + 365 * day;
    kept.slice(1).forEach((each, place) => {
      const before = kept[place]?.createdAt.getTime() ?? 0;
      const gap = each.createdAt.getTime() - before;
      // The nights are gaps that nobody thinned.
      expect(gap).toBeLessThanOrEqual(Math.max((end - before) / 10, 17 * 60 * minute));
    });
  });
});
