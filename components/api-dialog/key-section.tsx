"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useViewer } from "@/components/frame/use-viewer";
import { type RouterOutputs, useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { Select } from "@/components/ui/select";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { CreateKeyForm } from "./create-key-form";
import type { Flow } from "./flow";
import { usableKeys } from "./usable-keys";

type Key = RouterOutputs["apiKeys"]["list"][number];

/** Which key the examples use. `value` is its text, known only when it was just made or pasted. */
export interface ChosenKey {
  id?: string;
  value?: string;
  /** Made in this dialog: its text can be read now and never again. */
  fresh?: boolean;
}

interface KeySectionProps {
  flow: Flow;
  chosen: ChosenKey;
  onChoose: (key: ChosenKey) => void;
}

/** Fills a key into the examples: one of the workspace's, pasted, or a new one. */
export function KeySection({ flow, chosen, onChoose }: KeySectionProps) {
  const trpc = useTRPC();
  const { canEdit } = useViewer();
  const keys = useQuery(trpc.apiKeys.list.queryOptions());
  const [creating, setCreating] = useState(false);
  const [openedAt] = useState(() => new Date());
  const usable = usableKeys(keys.data ?? [], flow, openedAt);
  const known = usable.find((key) => key.id === chosen.id);
  if (chosen.fresh && chosen.value !== undefined) {
    return <FreshKey value={chosen.value} onDone={() => onChoose({ id: chosen.id, value: chosen.value })} />;
  }
  return (
    <section aria-label={t("Key")} className="flex flex-col gap-3">
      <Field
        label={t("API key")}
        help={usable.length === 0 && keys.isSuccess ? t("No key may call this flow yet.") : undefined}
        action={
          canEdit && !creating ? (
            <Button variant="link" size="sm" onClick={() => setCreating(true)}>
              {t("Create a key")}
            </Button>
          ) : undefined
        }
      >
        {(control) => (
          <Select
            {...control}
            value={known?.id ?? "none"}
            onValueChange={(id) => onChoose(id === "none" ? {} : { id })}
            disabled={keys.isPending}
            choices={[{ value: "none", label: t("Fill in later") }, ...usable.map(asChoice)]}
          />
        )}
      </Field>
      {creating && (
        <CreateKeyForm
          flow={flow}
          onCancel={() => setCreating(false)}
          onCreated={(key) => {
            setCreating(false);
            onChoose(key);
          }}
        />
      )}
      {known && !creating && (
        <PasteKey keyRow={known} value={chosen.value ?? ""} onChange={(value) => onChoose({ id: known.id, value })} />
      )}
    </section>
  );
}

const asChoice = (key: Key) => ({ value: key.id, label: `${key.name} · ${key.prefix}…` });

interface PasteKeyProps {
  keyRow: Key;
  value: string;
  onChange: (value: string | undefined) => void;
}

function PasteKey({ keyRow, value, onChange }: PasteKeyProps) {
  const wrong = value !== "" && !value.startsWith(keyRow.prefix);
  return (
    <Field
      label={t("The key itself")}
      optional
      help={t("Only its beginning is kept on the server. Paste it whole to fill it in; it stays in this dialog.")}
      error={wrong ? t("This key begins with {prefix}.", { prefix: keyRow.prefix }) : null}
    >
      {(control) => (
        <PasswordInput
          {...control}
          autoComplete="off"
          placeholder={`${keyRow.prefix}…`}
          value={value}
          onChange={(event) => onChange(event.target.value.trim() === "" ? undefined : event.target.value.trim())}
        />
      )}
    </Field>
  );
}

function FreshKey({ value, onDone }: { value: string; onDone: () => void }) {
  return (
    <section
      aria-label={t("New key")}
      className="flex flex-col gap-2 rounded-lg border border-waiting/40 bg-waiting-soft p-3"
    >
      <p className="text-sm">
        {rich("<strong>Store this key now.</strong> It is filled into the code, and cannot be shown again.", {
          strong: (words) => <strong className="font-medium">{words}</strong>,
        })}
      </p>
      <div className="flex items-start gap-1 rounded-md border bg-card py-1 pr-1 pl-2">
        <code className="min-w-0 flex-1 py-1 font-mono text-xs break-all">{value}</code>
        <CopyButton text={value} label={t("Copy key")} />
      </div>
      <Button size="sm" className="self-start" onClick={onDone}>
        {t("I have stored it")}
      </Button>
    </section>
  );
}
