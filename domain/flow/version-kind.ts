/** How a version came to be. */
export const versionKinds = ["autosaved", "saved", "restored", "merged", "imported"] as const;

export type VersionKind = (typeof versionKinds)[number];
