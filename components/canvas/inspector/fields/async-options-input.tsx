"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { AsyncOptionsField } from "@/domain/catalogue/field";
import { choicesOf } from "@/components/canvas/inspector/choices-of";
import { asText, type FieldProps } from "@/components/canvas/inspector/field-props";
import { useTRPCClient } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { cn } from "@/components/ui/cn";
import { Combobox } from "@/components/ui/combobox";
import { IconButton } from "@/components/ui/icon-button";
import { SavedToolActions } from "./saved-tool-actions";

/** Choices that the server asks the provider for. Anything may be typed, also while they cannot be loaded. */
export function AsyncOptionsInput({
  place,
  field,
  value,
  onChange,
  onDone,
  readOnly,
  control,
}: FieldProps<AsyncOptionsField>) {
  const { choices, error, loading, reload } = useChoices(place.owner, field, readOnly);
  return (
    <>
      <div className="flex gap-1">
        <Combobox
          {...control}
          className="min-w-0 flex-1"
          value={asText(value) || undefined}
          onValueChange={(next) => {
            onChange(next);
            onDone();
          }}
          choices={choices}
          freeText
          loading={loading && choices.length === 0}
          notice={error && t("The list could not be loaded: {error} You can type a name all the same.", { error })}
          searchPlaceholder={t("Search or type a name")}
          placeholder={field.placeholder ?? t("Choose or type")}
          disabled={readOnly}
        />
        {!readOnly && (
          <IconButton
            label={t("Load the list of {label} again", { label: field.label })}
            aria-busy={loading}
            onClick={reload}
          >
            <RefreshCw className={cn(loading && "animate-spin")} />
          </IconButton>
        )}
      </div>
      {error && (
        <p className="text-sm text-muted-foreground">{rich("The list could not be loaded: {error}", { error })}</p>
      )}
      {place.owner.name === "customTool" && field.load === "listTools" && !readOnly && (
        <SavedToolActions {...{ place, onDone }} chosen={asText(value)} />
      )}
    </>
  );
}

function useChoices(owner: FieldProps["place"]["owner"], field: AsyncOptionsField, readOnly: boolean) {
  const client = useTRPCClient();
  const { name: nodeName, credentialId, values } = owner;
  const asked = { nodeName, load: field.load, credentialId, values };
  const query = useQuery({ ...choicesOf(client, asked), enabled: !readOnly });
  return {
    choices: (query.data ?? []).map(({ name, label, description }) => ({
      value: name,
      label,
      ...(description !== undefined && { description }),
    })),
    error: query.error ? errorMessage(query.error) : undefined,
    loading: query.isFetching,
    reload: () => void query.refetch(),
  };
}
