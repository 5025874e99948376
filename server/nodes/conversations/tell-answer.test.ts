import fc from "fast-check";
import { expect, it } from "vitest";
import { withoutWord } from "./end-word";
import { tellAnswer } from "./tell-answer";

const texts = fc
  .array(fc.constantFrom("Bees ", "dance", ". ", "\n\n", "**", "TERMINATE", "TERM", "INATE", "(", " ", "!", "END"), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""));

it("what is told as it comes is how the answer begins, without the word that ends a conversation", () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 5 }), (text, size) => {
      let told = "";
      const hear = tellAnswer(["TERMINATE"], (piece) => (told += piece));
      for (let at = 0; at < text.length; at += size) hear(text.slice(at, at + size));
      expect(withoutWord(text.trim(), "TERMINATE").startsWith(told)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it("an answer is told long before it is whole", () => {
  const pieces: string[] = [];
  const hear = tellAnswer(["TERMINATE"], (piece) => pieces.push(piece));
  for (const word of "The bees dance to tell each other the way to the flowers. TERMINATE".match(/\S+\s*/g) ?? [])
    hear(word);
  expect(pieces.length).toBeGreaterThan(5);
  expect(pieces.join("")).toMatch(/^The bees dance/);
});
