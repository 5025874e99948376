import { describe, expect, it } from "vitest";
import { formatRailPreference, parseRailPreference } from "./rail-preference";

describe("the rail's preference", () => {
  it("comes back as it was written", () => {
    for (const preference of [
      { lists: true, canvas: true },
      { lists: false, canvas: true },
      { lists: false, canvas: false },
    ]) {
      expect(parseRailPreference(formatRailPreference(preference))).toEqual(preference);
    }
  });

  it("is wide on lists and narrow on canvases for a first visitor and for nonsense", () => {
    for (const value of [undefined, "", "yes", "012"]) {
      expect(parseRailPreference(value)).toEqual({ lists: true, canvas: false });
    }
  });
});
