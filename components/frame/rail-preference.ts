/** Cookie that remembers the width of the rail, so that the server already draws the right one. */
export const railCookie = "weft-rail";

/** Lists and canvases are remembered apart: a canvas wants the room. */
export interface RailPreference {
  lists: boolean;
  canvas: boolean;
}

const unset: RailPreference = { lists: true, canvas: false };

/** Reads the cookie's value, where `1` is wide: lists first, then canvases. Anything else is the default. */
export function parseRailPreference(value: string | undefined): RailPreference {
  if (!value || !/^[01]{2}$/.test(value)) return unset;
  return { lists: value[0] === "1", canvas: value[1] === "1" };
}

export const formatRailPreference = ({ lists, canvas }: RailPreference): string => `${lists ? 1 : 0}${canvas ? 1 : 0}`;
