import { t } from "@/components/words/t";

/** `1 character`, `1,204 characters` */
export const charactersText = (count: number): string =>
  t("{count, plural, one {# character} other {# characters}}", { count });
