interface Message {
  role: string;
  content: string;
}

/** The messages of a step: what it is to do, and what is said to it when it does not see the conversation. */
export const told = (instruction: string, said?: string): readonly Message[] => [
  { role: "system", content: instruction },
  ...(said === undefined ? [] : [{ role: "user", content: said }]),
];
