import { localeCookie } from "./locales";

/** Draws the pages of this browser in a language from now on; with null in the one it asks for. The page begins anew. */
export function rememberLocale(locale: string | null): void {
  const kept = locale === null ? "; max-age=0" : `${encodeURIComponent(locale)}; max-age=31536000`;
  document.cookie = `${localeCookie}=${kept}; path=/; samesite=lax`;
  window.location.reload();
}
