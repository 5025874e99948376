const publicPages = ["/sign-in", "/setup", "/invite/", "/chatbot/"];

/** Where to send a visitor whose session has ended, or null on a page that needs no session. */
export function signInPath(pathname: string, search: string): string | null {
  if (publicPages.some((page) => pathname === page || pathname.startsWith(page))) return null;
  return `/sign-in?next=${encodeURIComponent(pathname + search)}`;
}
