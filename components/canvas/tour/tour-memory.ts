type Memory = Pick<Storage, "getItem" | "setItem">;

const key = (userId: string): string => `weft-tour ${userId}`;

/** Whether this person was offered the tour before, whatever they said to it. */
export function wasOffered(memory: Memory, userId: string): boolean {
  try {
    return memory.getItem(key(userId)) !== null;
  } catch {
    // A browser that keeps nothing would offer it for ever.
    return true;
  }
}

export function rememberOffer(memory: Memory, userId: string): void {
  try {
    memory.setItem(key(userId), "offered");
  } catch {
    // Then it is offered again.
  }
}
