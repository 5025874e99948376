"use client";

import { useEffect } from "react";
import { useQueryParam } from "./use-query-param";

/** `?new=` in a page's address, as the command palette sets it, opens what makes a new thing there. */
export function useAskedToBegin(allowed: boolean, begin: () => void): void {
  const [asked, setAsked] = useQueryParam("new");
  useEffect(() => {
    if (asked === "" || !allowed) return;
    setAsked("");
    begin();
  }, [asked, setAsked, allowed, begin]);
}
