/** What React keeps of a component, as far as it is read here. */
interface Fiber {
  type: unknown;
  flags: number;
  child: Fiber | null;
  sibling: Fiber | null;
  /** The same as it was before. Null: it has just come. */
  alternate: Fiber | null;
}

/** React marks with it what did not merely take over what was drawn before. */
const performedWork = 1;

const counts = new Map<string, number>();

// React reports to developers' tools what it draws. It looks for them when its renderer is loaded, so that this file has
// to be imported before it.
Object.defineProperty(globalThis, "__REACT_DEVTOOLS_GLOBAL_HOOK__", {
  value: {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberUnmount: () => undefined,
    onCommitFiberRoot: (_renderer: number, root: { current: Fiber }) => count(root.current),
  },
});

/** How often each component is drawn, by its name, in what `work` causes. */
export async function countRenders(work: () => Promise<void>): Promise<ReadonlyMap<string, number>> {
  counts.clear();
  await work();
  return new Map(counts);
}

function count({ type, flags, child, alternate }: Fiber): void {
  const drawn = alternate === null || (flags & performedWork) !== 0;
  if (drawn && typeof type === "function") counts.set(type.name, (counts.get(type.name) ?? 0) + 1);
  // With the same children as before nothing in them was looked at.
  if (alternate !== null && alternate.child === child) return;
  for (let each = child; each; each = each.sibling) count(each);
}
