import type { RouterOutputs } from "@/components/trpc/client";

export type Folder = RouterOutputs["folders"]["list"][number];

/** A folder and those in it. */
export const withInner = (folders: readonly Folder[], id: string): ReadonlySet<string> =>
  new Set([id, ...folders.filter(({ parentId }) => parentId === id).map((folder) => folder.id)]);

/** Folders in the order of a menu: each followed by those in it, with its whole name. */
export function listedFolders(folders: readonly Folder[]): readonly (Folder & { path: string })[] {
  const top = folders.filter(({ parentId }) => parentId === null);
  return top.flatMap((folder) => [
    { ...folder, path: folder.name },
    ...folders
      .filter(({ parentId }) => parentId === folder.id)
      .map((inner) => ({ ...inner, path: `${folder.name} / ${inner.name}` })),
  ]);
}
