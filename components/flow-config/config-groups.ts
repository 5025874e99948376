/** The parts of the page, in their order. */
export const configGroups = [
  { id: "access", title: "Access" },
  { id: "chat", title: "Chat" },
  { id: "media", title: "Media and files" },
  { id: "overrides", title: "Overrides" },
  { id: "post-processing", title: "Post-processing" },
  { id: "appearance", title: "Appearance" },
] as const;
