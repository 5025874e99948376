import type { Wording } from "./msg";
import { t } from "./t";

interface Marked {
  value: string;
  label: string | Wording;
  description?: string | Wording;
}

interface Shown<C extends Marked> {
  value: C["value"];
  label: string;
  description?: string;
}

/** Choices of a list that were written down with `msg`, as they are shown. */
export const translatedChoices = <C extends Marked>(choices: readonly C[]): Shown<C>[] =>
  choices.map(({ value, label, description }) => ({
    value,
    label: t(label),
    ...(description !== undefined && { description: t(description) }),
  }));
