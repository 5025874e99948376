import { msg } from "@/components/words/msg";

/** The parts of the page, in their order. */
export const configGroups = [
  { id: "access", title: msg("Access") },
  { id: "chat", title: msg("Chat") },
  { id: "media", title: msg("Media and files") },
  { id: "overrides", title: msg("Overrides") },
  { id: "post-processing", title: msg("Post-processing") },
  { id: "appearance", title: msg("Appearance") },
] as const;
