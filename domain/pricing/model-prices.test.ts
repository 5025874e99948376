import { expect, test } from "vitest";
import { priceOf } from "./model-prices";

const perMillion = (model: string, on?: Date): [number, number] | undefined => {
  const price = priceOf(model, on);
  return price && [Number((price.input * 1e6).toFixed(6)), Number((price.output * 1e6).toFixed(6))];
};

test.each([
  ["gpt-4o-mini", [0.15, 0.6]],
  ["gpt-4o", [2.5, 10]],
  ["gpt-5", [1.25, 10]],
  ["claude-haiku-4-5", [1, 5]],
  ["gemini-2.5-pro", [1.25, 10]],
  ["mistral-large-2512", [0.5, 1.5]],
  ["llama-3.3-70b-versatile", [0.59, 0.79]],
  ["openai/gpt-oss-120b", [0.15, 0.6]],
  ["deepseek-v4-pro", [0.66, 1.98]],
])("%s costs what its provider says", (model, price) => {
  expect(perMillion(model)).toEqual(price);
});

test.each([
  ["gpt-4o-mini-2024-07-18", "gpt-4o-mini"],
  ["gpt-4.1-2025-04-14", "gpt-4.1"],
  ["gpt-4-0613", "gpt-4"],
  ["gpt-4-turbo-preview", "gpt-4-turbo"],
  ["claude-sonnet-4-5-20250929", "claude-sonnet-4-5"],
  ["claude-sonnet-4-20250514", "claude-sonnet-4"],
  ["claude-opus-4-0", "claude-opus-4"],
  ["claude-3-5-sonnet-latest", "claude-3-5-sonnet"],
  ["models/gemini-2.5-flash", "gemini-2.5-flash"],
  ["gemini-2.0-flash-001", "gemini-2.0-flash"],
  ["gemini-2.5-flash-preview-09-2025", "gemini-2.5-flash"],
  ["gemini-3-pro-preview", "gemini-3-pro"],
  ["magistral-medium-latest", "magistral-medium"],
  ["GPT-4o", "gpt-4o"],
])("%s is %s by another name", (model, base) => {
  expect(perMillion(model)).toBeDefined();
  expect(perMillion(model)).toEqual(perMillion(base));
});

test("a dated model with a price of its own keeps it", () => {
  expect(perMillion("gpt-4o-2024-05-13")).toEqual([5, 15]);
  expect(perMillion("mistral-large-2411")).toEqual([2, 6]);
});

test.each([
  "gpt-4o-audio-preview",
  "gpt-4o-realtime",
  "gpt-4o-mini-tts",
  "mistral-large-latest",
  "llama3.2",
  "mine",
  "",
])("%j has no price here, and none is made up", (model) => expect(priceOf(model)).toBeUndefined());

test("a price that its provider raises on a day is raised on that day", () => {
  expect(perMillion("gemini-3.8-flash", new Date("2026-12-31T12:00:00Z"))).toEqual([0.75, 3.75]);
  expect(perMillion("gemini-3.8-flash", new Date("2027-01-01T12:00:00Z"))).toEqual([1.5, 7.5]);
});
