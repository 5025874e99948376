import { afterAll, expect, it } from "vitest";
import { createRateLimiter } from "./rate-limiter";

const limiter = await createRateLimiter();
afterAll(() => limiter.close());

it("allows as many calls as the limit says and then tells how long to wait", async () => {
  const limit = { max: 2, seconds: 60 };
  expect(await limiter.take("a", limit)).toMatchObject({ allowed: true, remaining: 1 });
  expect(await limiter.take("a", limit)).toMatchObject({ allowed: true, remaining: 0 });
  const refused = await limiter.take("a", limit);
  expect(refused).toMatchObject({ allowed: false, remaining: 0 });
  expect(refused.retryAfter).toBeGreaterThan(0);
  expect(refused.retryAfter).toBeLessThanOrEqual(60);
});

it("counts callers and limits apart from each other", async () => {
  expect(await limiter.take("b", { max: 1, seconds: 60 })).toMatchObject({ allowed: true });
  expect(await limiter.take("c", { max: 1, seconds: 60 })).toMatchObject({ allowed: true });
  expect(await limiter.take("b", { max: 1, seconds: 30 })).toMatchObject({ allowed: true });
  expect(await limiter.take("b", { max: 1, seconds: 60 })).toMatchObject({ allowed: false });
});

it("counts in this process while Redis cannot be reached", async () => {
  const alone = await createRateLimiter("redis://127.0.0.1:1");
  expect(await alone.take("d", { max: 1, seconds: 60 })).toMatchObject({ allowed: true });
  expect(await alone.take("d", { max: 1, seconds: 60 })).toMatchObject({ allowed: false });
  await alone.close().catch(() => undefined);
});
