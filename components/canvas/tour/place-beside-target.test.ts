import { expect, it } from "vitest";
import { placeBesideTarget } from "./place-beside-target";

const screen = { innerWidth: 1440, innerHeight: 900 };

it("stands right of a tall list, below a button, and above what is at the foot", () => {
  expect(placeBesideTarget({ left: 0, top: 48, width: 240, height: 850 }, screen).card).toEqual({ left: 254, top: 72 });
  expect(placeBesideTarget({ left: 900, top: 10, width: 80, height: 30 }, screen).card).toEqual({ left: 900, top: 54 });
  expect(placeBesideTarget({ left: 300, top: 850, width: 32, height: 32 }, screen).card).toEqual({
    left: 300,
    top: 666,
  });
});

it("never leaves the window, and stands in its middle when there is nothing to point at", () => {
  expect(placeBesideTarget({ left: 1400, top: 10, width: 30, height: 30 }, screen).card.left).toBe(1108);
  expect(placeBesideTarget(undefined, screen)).toEqual({ card: { left: 560, top: 365 } });
});
