/**
 * The theme that a page's address asks for: chats on other sites look as the site does, whatever the visitor's system
 * prefers. Nothing is remembered.
 */
export function forcedTheme(path: string | null): "light" | "dark" | undefined {
  if (!path?.startsWith("/chatbot/")) return undefined;
  const theme = new URLSearchParams(path.split("?")[1]).get("theme");
  return theme === "light" || theme === "dark" ? theme : undefined;
}
