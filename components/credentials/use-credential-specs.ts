"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";
import { translatedCatalogue } from "@/components/words/translated-catalogue";
import type { CredentialSpec } from "@/domain/catalogue/credential-spec";

/** The credential types of this server, by label; undefined until they are loaded. */
export function useCredentialSpecs(): readonly CredentialSpec[] | undefined {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.catalogue.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY, select: translatedCatalogue }),
  );
  return data?.credentials;
}
