import { z } from "zod";
import { isSame } from "./is-same";
import { readJsonObject } from "./lenient-fields";
import type { Place } from "./place";
import type { SettingName, SettingTexts } from "./setting-texts";
import { valueAt, withValueAt } from "./value-at";

type Places = Readonly<Record<string, Place<unknown>>>;
type ValuesOf<P extends Places> = { [K in keyof P]: P[K] extends Place<infer T> ? T : never };

/** A group of values that are set and saved together. */
export interface Section<T> {
  /** What may be set. */
  schema: z.ZodType<T>;
  /** Never throws: what cannot be read counts as not set. */
  read(settings: SettingTexts): T;
  /** The settings that change. What is not of this section, or was not changed, stays as other programs wrote it. */
  write(settings: SettingTexts, value: unknown): SettingTexts;
}

export type SectionValue<S> = S extends Section<infer T> ? T : never;

/** Reports a rule that spans several values at the one to mend. */
type Check<T> = (value: T, report: (path: string | readonly string[], message: string) => void) => void;

export function section<P extends Places>(places: P, check?: Check<ValuesOf<P>>): Section<ValuesOf<P>> {
  const entries = Object.entries(places);
  const shape = Object.fromEntries(entries.map(([name, place]) => [name, place.schema]));
  // The shape was made key by key from the places whose types `ValuesOf` collects.
  const strict = z.strictObject(shape) as unknown as z.ZodType<ValuesOf<P>>;
  const schema = strict.superRefine((value, context) =>
    check?.(value, (path, message) => context.addIssue({ code: "custom", path: [path].flat(), message })),
  );
  return {
    schema,
    read: (settings) => {
      const read = entries.map(([name, place]) => [name, place.read(storedAt(settings, place))]);
      return Object.fromEntries(read) as ValuesOf<P>;
    },
    write: (settings, value) => {
      const given: Readonly<Record<string, unknown>> = schema.parse(value);
      return entries.reduce<SettingTexts>((changed, [name, place]) => {
        const now = { ...settings, ...changed };
        const stored = storedAt(now, place);
        if (isSame(place.read(stored), given[name])) return changed;
        const next = place.write(given[name], stored);
        const places = place.copy ? [place.path, place.copy] : [place.path];
        return places.reduce((texts, path) => ({ ...texts, ...put({ ...settings, ...texts }, path, next) }), changed);
      }, {});
    },
  };
}

function storedAt(settings: SettingTexts, { path: [name, ...keys] }: Place<unknown>): unknown {
  return valueAt(readJsonObject(settings[name]), keys);
}

function put(
  settings: SettingTexts,
  [name, ...keys]: readonly [SettingName, ...string[]],
  value: unknown,
): SettingTexts {
  return { [name]: JSON.stringify(withValueAt(readJsonObject(settings[name]), keys, value)) };
}
