type List = readonly { id: string }[];

/** The ids of both lists. Whoever changed the order of what was there has it; what the other added comes after. */
export function mergedOrder(base: List, mine: List, theirs: List): string[] {
  const common = new Set(base.map((item) => item.id));
  const leading = reordered(base, mine, common) || !reordered(base, theirs, common) ? mine : theirs;
  const following = leading === mine ? theirs : mine;
  return [...new Set([...leading, ...following].map((item) => item.id))];
}

function reordered(base: List, side: List, common: ReadonlySet<string>): boolean {
  const left = side.filter((item) => common.has(item.id)).map((item) => item.id);
  const there = new Set(left);
  return base.filter((item) => there.has(item.id)).some((item, place) => item.id !== left[place]);
}
