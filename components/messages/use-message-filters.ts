"use client";

import { useMemo } from "react";
import { useQueryParam } from "@/components/frame/use-query-param";
import { parseSource } from "./chat-source";
import { parseRating } from "./rating";
import { endOfDay, startOfDay } from "./day-range";
import { useDebounced } from "./use-debounced";

/** The filters of the messages screen: as they stand in the address, and as the server takes them. */
export function useMessageFilters() {
  const [search, setSearch] = useQueryParam("q");
  const [source, setSource] = useQueryParam("source");
  const [from, setFrom] = useQueryParam("from");
  const [to, setTo] = useQueryParam("to");
  const [rating, setRating] = useQueryParam("judged");
  const text = useDebounced(search.trim());
  const input = useMemo(
    () => ({
      search: text === "" ? undefined : text,
      chatType: parseSource(source),
      from: startOfDay(from),
      to: endOfDay(to),
      rating: parseRating(rating),
    }),
    [text, source, from, to, rating],
  );
  const active = [search, source, from, to, rating].some((value) => value !== "");
  const clear = () => [setSearch, setSource, setFrom, setTo, setRating].forEach((set) => set(""));
  return { search, setSearch, source, setSource, from, setFrom, to, setTo, rating, setRating, input, active, clear };
}

export type MessageFilters = ReturnType<typeof useMessageFilters>;
