import { expect, it } from "vitest";
import { drawLot } from "./draw-lot";

const members = ["ann", "bob", "cem"];

it("falls the same for the same moment, and on everybody about as often", async () => {
  const moments = Array.from({ length: 300 }, (_, turn) => `run:group:${String(turn)}`);
  const draw = () => Promise.all(moments.map((moment) => drawLot(moment, members)));
  const drawn = await draw();
  expect(await draw()).toEqual(drawn);
  for (const member of members) expect(drawn.filter((one) => one === member).length).toBeGreaterThan(70);
});
