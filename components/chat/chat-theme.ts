import type { CSSProperties } from "react";

/** Colours that a flow's owner chose for the shared page. What is absent follows the app's own tokens. */
export interface ChatTheme {
  header?: CSSProperties;
  question?: CSSProperties;
  sendButton?: CSSProperties;
}
