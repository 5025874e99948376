import { expect, it } from "vitest";
import { looksSecret } from "./looks-secret";

it.each([
  ["Authorization", "Bearer abc", true],
  ["authorization", "Bearer {{$vars.key}}", false],
  ["X-API-Key", "12345", true],
  ["access_token", "abc", true],
  ["Cookie", "sid=1", true],
  ["Accept", "text/html", false],
  ["Author", "Jane", false],
  ["Authorization", "", false],
])("%s: %s → %s", (name, value, expected) => {
  expect(looksSecret(name, value)).toBe(expected);
});
