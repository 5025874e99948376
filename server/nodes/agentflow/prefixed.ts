import type { Field, Fields } from "@/domain/catalogue/field";

export type Prefixed<P extends string, F extends Fields> = { [K in keyof F & string as `${P}${K}`]: F[K] };

/** Fields that several steps share, under names that begin with the kind of step: Flowise's `llmMemoryType`. */
export function prefixed<const P extends string, const F extends Fields>(prefix: P, fields: F): Prefixed<P, F> {
  const named = Object.entries(fields).map(([name, field]): [string, Field] => [
    `${prefix}${name}`,
    { ...field, ...(field.show && { show: under(prefix, field.show) }) },
  ]);
  // The keys are made right above; `Object.fromEntries` cannot tell.
  return Object.fromEntries(named) as Prefixed<P, F>;
}

const under = (prefix: string, show: NonNullable<Field["show"]>): NonNullable<Field["show"]> =>
  Object.fromEntries(Object.entries(show).map(([name, value]) => [`${prefix}${name}`, value]));
