import { expect, test } from "vitest";
import { embedTexts } from "./embed-texts";
import { readableText } from "./readable-text";

const similarity = (one: readonly number[] = [], other: readonly number[] = []): number =>
  one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);

test("texts that mean the same are nearer than texts that do not", async () => {
  const [question, answer, other] = await embedTexts([
    "How long is the warranty?",
    "The guarantee lasts two years.",
    "The canteen serves soup on Fridays.",
  ]);
  expect(question).toHaveLength(512);
  expect(similarity(question, question)).toBeCloseTo(1, 3);
  expect(similarity(question, answer)).toBeGreaterThan(similarity(question, other));
});

test("every text has its vector, empty ones and the last of a batch too", async () => {
  const texts = ["", "one", " ", "two", "three", "four", "five", "six", "seven", ""];
  const vectors = await embedTexts(texts);
  expect(vectors.map((vector) => vector.length)).toEqual(texts.map(() => 512));
});

test("an aborted call rejects with its reason", async () => {
  const reason = new Error("not needed any more");
  await expect(embedTexts(["a text"], AbortSignal.abort(reason))).rejects.toBe(reason);
});

test("line breaks and shouting do not reach the model", () => {
  expect(readableText("CLOSED ON MONDAYS.\n\nThe  NASA office opens.")).toBe(
    "closed on mondays. The NASA office opens.",
  );
  expect(readableText("\n\t")).toBe(" ");
});
