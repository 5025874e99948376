"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import type { ImportReport } from "@/domain/flow/import-report";
import { type OpenedFlow, openFlowFiles } from "./open-flow-files";

/** A chosen file on its way in. */
export interface ImportEntry {
  key: string;
  fileName: string;
  name: string;
  json: unknown;
  report: ImportReport | null;
  /** Why this file cannot be imported. */
  error: string | null;
  /** It is one of a whole workspace's file, which holds more than flows. */
  ofWorkspace: boolean;
}

export interface ImportState {
  entries: readonly ImportEntry[];
  /** Files are still being looked at. */
  inspecting: boolean;
  saving: boolean;
  rename: (key: string, name: string) => void;
  drop: (key: string) => void;
  /** Saves all that can be saved; the ids and kinds of the new flows. Entries that fail stay, with the reason. */
  save: () => Promise<{ id: string; type: ImportReport["type"] }[]>;
}

/** Reads the files, asks the server what would become of each node, and saves them when told to. */
export function useImport(files: readonly File[] | null): ImportState {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { entries, setEntries, inspecting } = useInspection(files);
  const [saving, setSaving] = useState(false);
  const { mutateAsync: importFlow } = useMutation(trpc.flows.import.mutationOptions({ meta: { quiet: true } }));
  const change = (key: string, next: Partial<ImportEntry>) =>
    setEntries((all) => all.map((entry) => (entry.key === key ? { ...entry, ...next } : entry)));

  const save = async () => {
    setSaving(true);
    const made: { id: string; type: ImportReport["type"] }[] = [];
    for (const { key, name, json, report } of entries) {
      if (!report) continue;
      try {
        made.push({ id: (await importFlow({ json, name: name.trim() })).id, type: report.type });
      } catch (error) {
        change(key, { error: errorMessage(error) });
      }
    }
    setSaving(false);
    await queries.invalidateQueries(trpc.flows.list.queryFilter());
    return made;
  };

  return {
    entries,
    inspecting,
    saving,
    rename: (key, name) => change(key, { name }),
    drop: (key) => setEntries((all) => all.filter((entry) => entry.key !== key)),
    save,
  };
}

/** The files as entries, each with its report or with the reason why there is none. */
function useInspection(files: readonly File[] | null) {
  const trpc = useTRPC();
  const [entries, setEntries] = useState<readonly ImportEntry[]>([]);
  const [inspecting, setInspecting] = useState(false);
  const { mutateAsync: inspect } = useMutation(trpc.flows.inspectImport.mutationOptions({ meta: { quiet: true } }));
  useEffect(() => {
    let current = true;
    setEntries([]);
    setInspecting(Boolean(files?.length));
    const look = async (opened: OpenedFlow, index: number): Promise<ImportEntry> => {
      const entry = { ...opened, key: `${index} ${opened.fileName}`, report: null };
      if (opened.error !== null) return entry;
      try {
        return { ...entry, report: await inspect({ json: opened.json }) };
      } catch (error) {
        return { ...entry, error: errorMessage(error) };
      }
    };
    const lookAtAll = async () => Promise.all((await openFlowFiles(files ?? [])).map(look));
    void lookAtAll().then((looked) => {
      if (!current) return;
      setEntries(looked);
      setInspecting(false);
    });
    return () => {
      current = false;
    };
  }, [files, inspect]);
  return { entries, setEntries, inspecting };
}
