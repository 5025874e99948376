import type { CSSProperties } from "react";

/** A part of the chat with a background of its own, and the set of colours that reads on it. */
export interface ChatSurface {
  style: CSSProperties;
  scheme: "light" | "dark" | undefined;
}

/** Looks that a flow's owner chose for the shared page. What is absent follows the app's own tokens. */
export interface ChatTheme {
  header?: CSSProperties;
  question?: CSSProperties;
  sendButton?: CSSProperties;
  page?: ChatSurface;
  answer?: ChatSurface;
  input?: ChatSurface;
  /** Of questions and answers, in pixels. */
  fontSize?: number;
  /** Addresses of pictures. */
  avatars?: { title?: string; question?: string; answer?: string };
}
