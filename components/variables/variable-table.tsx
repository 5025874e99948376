"use client";

import { useQueryParam } from "@/components/frame/use-query-param";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import { t } from "@/components/words/t";
import { useDeleteVariable, useSaveVariable, type Variable } from "./use-variables";
import { emptyDraft, type VariableDraft } from "./variable-draft";
import { VariableEditor } from "./variable-editor";
import { VariableRow } from "./variable-row";
import type { Editing } from "./variables-screen";

interface VariableTableProps {
  variables: readonly Variable[];
  canEdit: boolean;
  editing: Editing;
  onEdit: (editing: Editing) => void;
}

export function VariableTable({ variables, canEdit, editing, onEdit }: VariableTableProps) {
  const [search, setSearch] = useQueryParam("q");
  const saving = useSaveVariable(() => onEdit(null));
  const remove = useDeleteVariable();
  const wanted = search.trim().toLowerCase();
  const shown = variables.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted));
  const edit = (next: Editing) => {
    saving.reset();
    onEdit(next);
  };
  const editor = (initial: VariableDraft, id?: string) => (
    <VariableEditor
      initial={initial}
      taken={variables.filter((other) => other.id !== id).map(({ name }) => name)}
      busy={saving.busy}
      error={saving.error}
      onSave={(draft) => saving.save(draft, id)}
      onCancel={() => edit(null)}
    />
  );
  return (
    <>
      {variables.length > 0 && (
        <SearchInput
          label={t("Search variables")}
          value={search}
          onValueChange={setSearch}
          slashKey
          className="w-full sm:w-72"
        />
      )}
      {shown.length === 0 && editing !== "new" ? (
        <EmptyState
          title={t("No variable matches “{search}”", { search })}
          action={<Button onClick={() => setSearch("")}>{t("Clear the search")}</Button>}
        />
      ) : (
        <Card className="overflow-hidden">
          <ul aria-label={t("Variables")} className="divide-y">
            {editing === "new" && <li>{editor(emptyDraft)}</li>}
            {shown.map((variable) => (
              <li key={variable.id}>
                {editing === variable.id ? (
                  editor(variable, variable.id)
                ) : (
                  <VariableRow
                    variable={variable}
                    canEdit={canEdit}
                    onEdit={() => edit(variable.id)}
                    onDelete={() => remove(variable)}
                  />
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
