import { create } from "zustand";

interface Tour {
  /** Which stop is shown; undefined while nobody is being shown around. */
  at: number | undefined;
  start: () => void;
  go: (to: number) => void;
  end: () => void;
}

export const useTour = create<Tour>((set) => ({
  at: undefined,
  start: () => set({ at: 0 }),
  go: (at) => set({ at }),
  end: () => set({ at: undefined }),
}));
