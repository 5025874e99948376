"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";

/**
 * A filter that lives in the URL, so that a list can be shared, reloaded and come back to. What is typed shows at
 * once; the address follows without a new entry in the history.
 */
export function useQueryParam(name: string): [string, (value: string) => void] {
  const params = useSearchParams();
  const inUrl = params.get(name) ?? "";
  const [value, setValue] = useState(inUrl);
  const written = useRef(inUrl);
  useEffect(() => {
    // Changed by a link, not by this hook.
    if (inUrl !== written.current) {
      written.current = inUrl;
      setValue(inUrl);
    }
  }, [inUrl]);
  const set = useCallback(
    (next: string) => {
      setValue(next);
      written.current = next;
      const url = new URL(window.location.href);
      if (next === "") url.searchParams.delete(name);
      else url.searchParams.set(name, next);
      window.history.replaceState(null, "", url);
    },
    [name],
  );
  return [value, set];
}
