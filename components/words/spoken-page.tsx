"use client";

import { type ReactNode, use } from "react";
import { currentWords } from "./current-words";
import { speak } from "./speak";

/** A page in one language. In the browser it waits for the language before it takes over what the server drew. */
export function SpokenPage({ locale, children }: { locale: string; children: ReactNode }) {
  if (currentWords().locale !== locale) use(speak(locale));
  return children;
}
