"use client";

import { useMemo, useState } from "react";

export interface Selection {
  ids: ReadonlySet<string>;
  toggle: (id: string, selected?: boolean) => void;
  set: (ids: readonly string[]) => void;
}

/** Which rows are selected. Rows that have left the list are no longer counted. */
export function useSelection(present: readonly { id: string }[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = useMemo(() => new Set(present.flatMap(({ id }) => (chosen.has(id) ? [id] : []))), [present, chosen]);
  return {
    ids,
    toggle: (id, selected) =>
      setChosen((current) => {
        const next = new Set(current);
        if (selected ?? !next.has(id)) next.add(id);
        else next.delete(id);
        return next;
      }),
    set: (next) => setChosen(new Set(next)),
  };
}
