"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { t } from "@/components/words/t";
import { translatedCatalogue } from "@/components/words/translated-catalogue";

interface ModelSettingProps {
  label: string;
  help?: ReactNode;
  error?: string;
  /** The node that knows the provider's models, by the same name. */
  nodeName: string;
  credentialId: string | undefined;
  value: string;
  onChange: (value: string) => void;
  readOnly: boolean;
}

/** A model's name: one of those the provider lists for the credential, or any that is typed. */
export function ModelSetting({
  label,
  help,
  error,
  nodeName,
  credentialId,
  value,
  onChange,
  readOnly,
}: ModelSettingProps) {
  const trpc = useTRPC();
  const { choices, failure, loading } = useModels(nodeName, credentialId, !readOnly);
  const catalogue = useQuery(
    trpc.catalogue.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY, select: translatedCatalogue }),
  );
  const missing = catalogue.data && !catalogue.data.nodes.some(({ name }) => name === nodeName);
  return (
    <Field
      label={label}
      help={missing ? t("Type its name: this server cannot ask the provider for a list.") : help}
      error={error}
    >
      {(control) => (
        <Combobox
          {...control}
          value={value || undefined}
          onValueChange={onChange}
          choices={choices}
          freeText
          loading={loading}
          notice={
            failure && t("The list could not be loaded: {failure} You can type a name all the same.", { failure })
          }
          searchPlaceholder={t("Search or type a name")}
          placeholder={t("Choose or type")}
          disabled={readOnly}
        />
      )}
    </Field>
  );
}

function useModels(nodeName: string, credentialId: string | undefined, enabled: boolean) {
  const trpc = useTRPC();
  const models = useQuery(
    trpc.catalogue.load.queryOptions(
      { nodeName, loader: "listModels", inputs: {}, ...(credentialId !== undefined && { credentialId }) },
      { enabled: enabled && credentialId !== undefined, staleTime: 5 * 60_000, retry: false },
    ),
  );
  return {
    choices: (models.data ?? []).map(({ name, label, description }) => ({
      value: name,
      label,
      ...(description !== undefined && { description }),
    })),
    failure: models.error ? errorMessage(models.error) : undefined,
    loading: models.isFetching && !models.data,
  };
}
