"use client";

import { useEffect } from "react";
import { currentWords } from "@/components/words/current-words";
import { rememberLocale } from "@/components/words/remember-locale";
import { locales } from "@/components/words/speak";
import { useViewer } from "./use-viewer";

/** Whoever signs in on another machine finds their own language there. */
export function FollowLanguage() {
  const { viewer } = useViewer();
  const own = viewer?.user.locale;
  useEffect(() => {
    if (own && locales.includes(own) && own !== currentWords().locale) rememberLocale(own);
  }, [own]);
  return null;
}
