import { useRef, useState } from "react";

/** Rows have no identity of their own; these keys give them one for as long as the form is on the screen. */
export function useRowKeys(count: number): {
  at: (index: number) => number;
  /** Tells what became of the rows: for each place the row that stands there now, or undefined for a new one. */
  follow: (origins: readonly (number | undefined)[]) => void;
} {
  const next = useRef(count);
  const [keys, setKeys] = useState(() => Array.from({ length: count }, (_none, index) => index));
  // Rows that came or went elsewhere, as by undo, are counted from the end.
  const known = Array.from({ length: count }, (_none, index) => keys[index] ?? -1 - index);
  return {
    at: (index) => known[index] ?? -1 - index,
    follow: (origins) =>
      setKeys(
        origins.map((origin) => {
          if (origin !== undefined) return known[origin] ?? -1 - origin;
          next.current += 1;
          return next.current;
        }),
      ),
  };
}
