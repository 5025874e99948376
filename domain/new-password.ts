/** Shortest and longest password for an account, in characters. Length is what resists guessing; no other rule helps. */
export const passwordLength = { min: 10, max: 200 } as const;
