"use client";

import { useQuery } from "@tanstack/react-query";
import { Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/components/words/t";
import { CredentialDialog } from "./credential-dialog";

interface CredentialPickerProps {
  types: readonly string[];
  value: string | undefined;
  onChange: (id: string | undefined) => void;
  /** Where several stand together. */
  label?: string;
  /** Under the label, such as the name of the type. */
  help: string;
  error?: string;
  optional?: boolean;
  readOnly: boolean;
}

/** Chooses a credential; a new one is made, and the chosen one changed, without leaving. */
export function CredentialPicker({
  types,
  value,
  onChange,
  label = t("Credential"),
  help,
  error,
  optional,
  readOnly,
}: CredentialPickerProps) {
  const [dialog, setDialog] = useState<"new" | "edit">();
  const { choices, loading, missing } = useCredentialChoices(types, value);
  const gone = missing ? t("This credential no longer exists, or is of another workspace. Choose another.") : undefined;
  return (
    <Field label={label} help={help} error={gone ?? error} optional={optional}>
      {(control) => (
        <div className="flex gap-1">
          <Combobox
            {...control}
            className="min-w-0 flex-1"
            value={missing ? undefined : value}
            onValueChange={(id) => onChange(id === none ? undefined : id)}
            choices={optional && value ? [{ value: none, label: t("None") }, ...choices] : choices}
            placeholder={optional ? t("None") : t("Choose a credential")}
            loading={loading}
            disabled={readOnly}
            footer={
              <Button variant="ghost" className="w-full justify-start" onClick={() => setDialog("new")}>
                <Plus aria-hidden />
                {t("New credential")}
              </Button>
            }
          />
          {value && !missing && !readOnly && (
            <IconButton label={t("Edit this credential")} onClick={() => setDialog("edit")}>
              <Pencil />
            </IconButton>
          )}
          <CredentialDialog
            open={dialog !== undefined}
            onOpenChange={(open) => !open && setDialog(undefined)}
            types={types}
            {...(dialog === "edit" && value !== undefined && { credentialId: value })}
            onSaved={onChange}
          />
        </div>
      )}
    </Field>
  );
}

const none = "__none";

function useCredentialChoices(types: readonly string[], chosen: string | undefined) {
  const trpc = useTRPC();
  const { data, isPending } = useQuery(trpc.credentials.list.queryOptions({ types: [...types] }));
  return {
    choices: (data ?? []).map((each) => ({ value: each.id, label: each.name })),
    loading: isPending,
    missing: data !== undefined && chosen !== undefined && !data.some((each) => each.id === chosen),
  };
}
