import { isSame } from "../flow-settings/is-same";

type Fields = Readonly<Record<string, unknown>>;

/** What a field was and what each side made of it; `undefined`: it was not there. */
export interface FieldValues {
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

/** Joins two sets of fields that grew from one; `choose` is asked where both changed the same field differently. */
export function mergeFields(
  { base, mine, theirs }: { base: Fields; mine: Fields; theirs: Fields },
  choose: (field: string, values: FieldValues) => "mine" | "theirs",
): Record<string, unknown> {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const merged = names.map((name): [string, unknown] => {
    const values = { base: own(base, name), mine: own(mine, name), theirs: own(theirs, name) };
    return [name, mergeValue(values, () => choose(name, values))];
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

function mergeValue({ base, mine, theirs }: FieldValues, choose: () => "mine" | "theirs"): unknown {
  if (isSame(mine, theirs) || isSame(theirs, base)) return mine;
  if (isSame(mine, base)) return theirs;
  return choose() === "mine" ? mine : theirs;
}

const own = (fields: Fields, name: string): unknown => (Object.hasOwn(fields, name) ? fields[name] : undefined);
