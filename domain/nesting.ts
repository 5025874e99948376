/**
 * Whether arrays and objects lie inside each other more than `limit` deep. Walks without recursion, since the depth of
 * a hostile value is exactly what is not known yet.
 */
export function isNestedDeeperThan(limit: number, root: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { value, depth } = item;
    if (typeof value !== "object" || value === null) continue;
    if (depth >= limit) return true;
    for (const child of Object.values(value)) open.push({ value: child, depth: depth + 1 });
  }
  return false;
}
