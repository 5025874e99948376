"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { t } from "@/components/words/t";
import type { Flow } from "./flow";
import type { ChosenKey } from "./key-section";

interface CreateKeyFormProps {
  flow: Flow;
  onCreated: (key: ChosenKey) => void;
  onCancel: () => void;
}

/** Makes a key that may call flows and nothing else. */
export function CreateKeyForm({ flow, onCreated, onCancel }: CreateKeyFormProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [name, setName] = useState(flow.name);
  const create = useMutation(
    trpc.apiKeys.create.mutationOptions({
      onSuccess: async ({ id, key }) => {
        onCreated({ id, value: key, fresh: true });
        await queries.invalidateQueries(trpc.apiKeys.list.queryFilter());
        await queries.invalidateQueries(trpc.flows.get.queryFilter({ id: flow.id }));
      },
      onError: () => undefined,
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    // Where every key is answered, assigning this one would shut the others out.
    const flowIds = flow.keyIds === null ? [] : [flow.id];
    create.mutate({ name: name.trim(), scopes: ["predict"], flowIds });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 rounded-lg border p-3">
      <Field
        label={t("Name of the new key")}
        help={t("It may call flows, and nothing else. Other permissions are under API keys.")}
        error={create.error ? errorMessage(create.error) : null}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" size="sm" busy={create.isPending} disabled={name.trim() === ""}>
          {t("Create key")}
        </Button>
        <Button size="sm" onClick={onCancel}>
          {t("Cancel")}
        </Button>
      </div>
    </form>
  );
}
