import { expect, it } from "vitest";
import { createEventQueue } from "./event-queue";

it("gives what was pushed, in order, and then the end", async () => {
  const queue = createEventQueue<number>();
  queue.push(1);
  queue.push(2);
  expect(await queue.take()).toEqual([1, 2]);
  const next = queue.take();
  queue.push(3);
  expect(await next).toEqual([3]);
  queue.push(4);
  queue.close();
  expect(await queue.take()).toEqual([4]);
  expect(await queue.take()).toBeUndefined();
});

it("wakes a reader that waits when it is closed, and takes nothing more", async () => {
  const queue = createEventQueue<number>();
  const waiting = queue.take();
  queue.close();
  queue.push(1);
  expect(await waiting).toBeUndefined();
});
