import { describe, expect, test } from "vitest";
import { snap } from "./snap";

const box = (x: number, y: number, width = 100, height = 50) => ({ x, y, width, height });

describe("snapping while dragging", () => {
  test("a card close to another's edge stands in line with it, and the line is known", () => {
    expect(snap(box(103, 400), [box(100, 0)], 6)).toEqual({ place: { x: 100, y: 400 }, guides: { x: 100 } });
  });

  test("middles count, too, for cards of different size", () => {
    expect(snap(box(300, 12, 100, 80), [box(0, 30, 100, 40)], 6)).toEqual({
      place: { x: 300, y: 10 },
      guides: { y: 50 },
    });
  });

  test("the nearest of several wins", () => {
    expect(snap(box(104, 500), [box(100, 0), box(105, 200)], 6).place.x).toBe(105);
  });

  test("what is out of reach is left alone", () => {
    expect(snap(box(120, 400), [box(100, 0)], 6)).toEqual({ place: { x: 120, y: 400 }, guides: {} });
  });
});
