const key = "weft:panel-width";
export const narrowest = 300;
export const widest = 760;
export const usualWidth = 380;

export const bounded = (width: number): number => Math.round(Math.min(widest, Math.max(narrowest, width)));

/** The width the person gave the right panel last. */
export function readPanelWidth(storage: Pick<Storage, "getItem">): number {
  try {
    const stored = Number(storage.getItem(key));
    return Number.isFinite(stored) && stored > 0 ? bounded(stored) : usualWidth;
  } catch {
    return usualWidth;
  }
}

export function writePanelWidth(storage: Pick<Storage, "setItem">, width: number): void {
  try {
    storage.setItem(key, String(width));
  } catch {
    // It is remembered for this visit.
  }
}
