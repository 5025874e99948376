"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useId, useMemo, useState } from "react";
import type { z } from "zod";
import { errorMessage } from "@/components/trpc/error-message";
import { focusInvalid } from "@/components/ui/focus-invalid";
import { isSame } from "@/domain/flow-settings/is-same";
import { useUnsaved } from "./unsaved";

/** Where the saving of one section stands. */
export interface Saving {
  readOnly: boolean;
  dirty: boolean;
  busy: boolean;
  /** Just stored, and not changed since. */
  saved: boolean;
  /** Why the server did not take it. */
  failure: string | undefined;
  save: (form: HTMLElement) => void;
  discard: () => void;
}

/** What a person is setting in one section, until the server has it. */
export interface Draft<T> extends Saving {
  value: T;
  change: (patch: Partial<T>) => void;
  /** What is wrong with the value at this path, once saving was tried. */
  error: (path: string) => string | undefined;
}

interface DraftOptions<T> {
  stored: T;
  schema: z.ZodType<T>;
  readOnly: boolean;
  /** Stores it; what comes back in `stored` afterwards ends the draft. */
  store: (value: T) => Promise<void>;
}

/** Keeps what is typed until it is stored or discarded: a refused or lost save changes nothing on the screen. */
export function useDraft<T extends object>({ stored, schema, readOnly, store }: DraftOptions<T>): Draft<T> {
  const [typed, setTyped] = useState<T>();
  const [tried, setTried] = useState(false);
  const value = typed ?? stored;
  const dirty = typed !== undefined && !isSame(typed, stored);
  const checked = useMemo(() => schema.safeParse(value), [schema, value]);
  const mutation = useMutation({
    mutationFn: store,
    meta: { quiet: true },
    onSuccess: (_result, sent) => {
      setTyped((now) => (now === sent ? undefined : now));
      setTried(false);
    },
  });
  useDirtyMark(dirty);
  return {
    value,
    change: (patch) => {
      setTyped({ ...value, ...patch });
      if (!mutation.isPending) mutation.reset();
    },
    error: (path) =>
      tried ? checked.error?.issues.find((issue) => issue.path.map(String).join(".") === path)?.message : undefined,
    readOnly,
    dirty,
    busy: mutation.isPending,
    saved: mutation.isSuccess && !dirty,
    failure: mutation.error ? errorMessage(mutation.error) : undefined,
    save: (form) => {
      if (!dirty || mutation.isPending) return;
      setTried(true);
      if (checked.success) mutation.mutate(value);
      else focusInvalid(form);
    },
    discard: () => {
      setTyped(undefined);
      setTried(false);
      mutation.reset();
    },
  };
}

/** Tells the page that there is something to lose here. */
function useDirtyMark(dirty: boolean): void {
  const id = useId();
  const unsaved = useUnsaved();
  useEffect(() => {
    if (!dirty) return;
    unsaved.add(id);
    return () => void unsaved.delete(id);
  }, [dirty, id, unsaved]);
}
