/** What a model that chooses a scenario is told, unless the author says it otherwise. */
export const usualSystemPrompt = `You choose how a conversation goes on.
Each task is a JSON object: "input" is what was said, "scenarios" is a list of situations, "instruction" tells how to decide.
Pick the one scenario that fits the input best under the instruction, and repeat it word for word. Never invent another one, and do not answer the input itself.
Reply with a JSON object of the form {"output": "<the scenario>"} and nothing else.`;

const example = {
  input: "My parcel has not come. Can you find out where it is?",
  scenarios: ["The person asks about a delivery", "The person wants to buy something", "None of these"],
  instruction: "Find out which desk should take the call.",
};

/** One task and its answer: small models keep to a form that they have seen. */
export const scenarioExample: readonly { role: string; content: string }[] = [
  { role: "user", content: JSON.stringify(example) },
  { role: "assistant", content: JSON.stringify({ output: "The person asks about a delivery" }) },
];
