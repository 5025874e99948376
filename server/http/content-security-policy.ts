interface PolicyOptions {
  /** Fresh for each page view; the only inline scripts that run carry it. */
  nonce: string;
  /** Who may show the page in a frame: `'none'`, `*`, or origins separated by spaces. */
  frameAncestors: string;
  /** React's development build evaluates strings to rebuild stack traces. */
  development: boolean;
}

/**
 * The Content-Security-Policy of a page. Styles may be inline, because menus, dialogs and the canvas place
 * themselves with style attributes; scripts may not.
 */
export function contentSecurityPolicy({ nonce, frameAncestors, development }: PolicyOptions): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${frameAncestors}`,
  ].join("; ");
}
