import { mapTexts } from "@/domain/flow/references";

/** Puts the nodes' own ids in place of the draft's within `{{…}}`. */
export const renameReferences = (
  inputs: Readonly<Record<string, unknown>>,
  ids: ReadonlyMap<string, string>,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, mapTexts(value, renamed(ids))]));

const renamed =
  (ids: ReadonlyMap<string, string>) =>
  (text: string): string =>
    text.replaceAll(/\{\{\s*([\w-]+)/g, (whole, id: string) => {
      const own = ids.get(id);
      return own === undefined ? whole : `{{${own}`;
    });
