import { z } from "zod";
import { readJsonAnswer } from "../output-parsers/read-json-answer";

const answerSchema = z.object({ output: z.union([z.string(), z.number()]).transform(String) });

/**
 * Index of the scenario that a model's reply names: word for word, by its beginning or by a part of it.
 * A reply that names none means the last one, which flows keep for everything else.
 */
export function chosenScenario(reply: string, scenarios: readonly string[]): number {
  const answer = plain(outputOf(reply));
  const known = scenarios.map(plain);
  const last = Math.max(0, scenarios.length - 1);
  if (answer === "") return last;
  const matches: ((scenario: string) => boolean)[] = [
    (scenario) => scenario === answer,
    (scenario) => scenario.startsWith(answer),
    (scenario) => scenario !== "" && (scenario.includes(answer) || answer.includes(scenario)),
  ];
  for (const match of matches) {
    const index = known.findIndex(match);
    if (index !== -1) return index;
  }
  return last;
}

/** A reply that is no JSON is taken for the scenario itself. */
function outputOf(reply: string): string {
  try {
    return readJsonAnswer(reply, answerSchema).output;
  } catch {
    return reply;
  }
}

const plain = (text: string): string =>
  text
    .trim()
    .replaceAll(/^["'`*\s]+|["'`*.\s]+$/g, "")
    .toLowerCase();
