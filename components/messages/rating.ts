import { msg } from "@/components/words/msg";

/** How answers were judged, in the words of the screen. */
export const ratings = [
  { value: "THUMBS_UP", label: msg("Judged good") },
  { value: "THUMBS_DOWN", label: msg("Judged bad") },
] as const;

/** A judgement named in an address, or `undefined` for anything else. */
export const parseRating = (value: string): (typeof ratings)[number]["value"] | undefined =>
  ratings.find((known) => known.value === value)?.value;
