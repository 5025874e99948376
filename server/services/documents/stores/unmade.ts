/** A loader without chunks: what it is until it is processed, and while they are deleted. */
export const unmade = { making: null, chunks: 0, characters: 0 } as const;
