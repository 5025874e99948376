"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { CredentialPicker } from "@/components/credentials/credential-picker";
import { useCredentialSpecs } from "@/components/credentials/use-credential-specs";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { t } from "@/components/words/t";
import { type FlowProvisions, needKey } from "@/domain/flow/flow-needs";
import type { TemplateDeeds } from "./use-template-deeds";

/** Asks for what a template needs, so that the flow answers as soon as it is there. All of it can be left for later. */
export function UseTemplateDialog({ deeds }: { deeds: TemplateDeeds }) {
  const { asking, cancel } = deeds;
  return (
    <Dialog open={asking !== null} onOpenChange={(open) => !open && cancel()}>
      <DialogContent
        title={t("Use “{name}”", { name: asking?.name ?? "" })}
        description={t("Choose what it works with. What you leave open is chosen later, on the canvas.")}
        size="sm"
      >
        {asking && <UseForm template={asking} deeds={deeds} />}
      </DialogContent>
    </Dialog>
  );
}

interface UseFormProps {
  template: NonNullable<TemplateDeeds["asking"]>;
  deeds: TemplateDeeds;
}

function UseForm({ template, deeds }: UseFormProps) {
  const [name, setName] = useState(template.name);
  const [given, setGiven] = useState<FlowProvisions>({});
  const { credentials, documentStore, flow } = template.needs;
  const chosen = given.credentials ?? {};
  const choose = (key: string, id: string | undefined) => {
    const { [key]: _before, ...others } = chosen;
    setGiven({ ...given, credentials: id === undefined ? others : { ...others, [key]: id } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!deeds.busy) deeds.make(template.id, name.trim() || template.name, given);
  };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col" noValidate>
      <DialogBody>
        <Field label={t("Name of the flow")}>
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
        {credentials.map((types) => (
          <Credential
            key={needKey(types)}
            types={types}
            several={credentials.length > 1}
            value={chosen[needKey(types)]}
            onChange={(id) => choose(needKey(types), id)}
          />
        ))}
        {documentStore && (
          <StoreField value={given.documentStore} onChange={(id) => setGiven({ ...given, documentStore: id })} />
        )}
        {flow && <FlowField value={given.flow} onChange={(id) => setGiven({ ...given, flow: id })} />}
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("Cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={deeds.busy}>
          {t("Create and open")}
        </Button>
      </DialogFooter>
    </form>
  );
}

interface ChoiceProps {
  value: string | undefined;
  onChange: (id: string) => void;
}

function Credential({
  types,
  several,
  value,
  onChange,
}: {
  types: readonly string[];
  several: boolean;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}) {
  const specs = useCredentialSpecs();
  const kind = types.map((type) => specs?.find(({ name }) => name === type)?.label ?? type).join(" or ");
  const words = several ? { label: kind, help: t("Its credential.") } : { help: kind };
  return <CredentialPicker {...words} types={types} value={value} onChange={onChange} optional readOnly={false} />;
}

function StoreField({ value, onChange }: ChoiceProps) {
  const trpc = useTRPC();
  const { data, isPending } = useQuery(trpc.documentStores.list.queryOptions());
  return (
    <Field label={t("Document store")} optional help={t("Where it looks things up. Stores are made under Documents.")}>
      {(control) => (
        <Combobox
          {...control}
          value={value}
          onValueChange={onChange}
          loading={isPending}
          placeholder={data?.length === 0 ? t("There is no store yet") : t("Choose a document store")}
          choices={(data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </Field>
  );
}

function FlowField({ value, onChange }: ChoiceProps) {
  const trpc = useTRPC();
  const { data, isPending } = useQuery(trpc.flows.list.queryOptions({}));
  const choices = (data ?? []).map(({ id, name, kind }) => ({ value: id, label: name, description: kind }));
  return (
    <Field label={t("Flow")} optional help={t("One of your flows, which it asks.")}>
      {(control) => (
        <Combobox
          {...control}
          value={value}
          onValueChange={onChange}
          loading={isPending}
          placeholder={t("Choose a flow")}
          choices={choices}
        />
      )}
    </Field>
  );
}
