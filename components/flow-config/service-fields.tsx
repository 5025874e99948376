"use client";

import { useCredentialSpecs } from "@/components/credentials/use-credential-specs";
import { CredentialPicker } from "@/components/credentials/credential-picker";
import { Field } from "@/components/ui/field";
import { HelpText } from "@/components/ui/help-text";
import { Select } from "@/components/ui/select";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { translatedChoices } from "@/components/words/translated-choices";
import type { ServiceField, ServiceSpec } from "@/domain/flow-settings/service-spec";
import type { ServiceValue } from "@/domain/flow-settings/service-values";
import { ModelSetting } from "./model-setting";
import { NumberSetting } from "./number-setting";
import { SwitchSetting } from "./switch-setting";
import { TextSetting } from "./text-setting";

type Values = Readonly<Record<string, ServiceValue>>;

interface ServiceFieldsProps {
  spec: ServiceSpec;
  values: Values;
  onChange: (values: Record<string, ServiceValue>) => void;
  error: (field: string) => string | undefined;
  readOnly: boolean;
}

/** A service's credential and what else is set for it. */
export function ServiceFields({ spec, values, onChange, error, readOnly }: ServiceFieldsProps) {
  const set = (name: string, value: ServiceValue) => onChange({ ...values, [name]: value });
  const specs = useCredentialSpecs();
  const known = specs?.filter(({ name }) => spec.credentials.includes(name)) ?? [];
  return (
    <div className="flex max-w-xl flex-col gap-4">
      {specs && known.length === 0 && spec.credentials.length > 0 && (
        <p className="rounded-md bg-waiting-soft px-3 py-2 text-sm">
          {rich("This server does not know credentials for {label} yet, so it cannot be used here.", {
            label: t(spec.label),
          })}
        </p>
      )}
      {known.length > 0 && (
        <CredentialPicker
          types={spec.credentials}
          value={textOf(values["credentialId"]) || undefined}
          onChange={(id) => set("credentialId", id ?? "")}
          help={known.map(({ label }) => label).join(", ")}
          error={error("credentialId")}
          optional={spec.credentialOptional}
          readOnly={readOnly}
        />
      )}
      {spec.fields.map((field) => (
        <ServiceFieldControl
          key={field.name}
          spec={spec}
          field={field}
          values={values}
          onChange={(value) => set(field.name, value)}
          error={error(field.name)}
          readOnly={readOnly}
        />
      ))}
    </div>
  );
}

interface ControlProps {
  spec: ServiceSpec;
  field: ServiceField;
  values: Values;
  onChange: (value: ServiceValue) => void;
  error: string | undefined;
  readOnly: boolean;
}

function ServiceFieldControl({ spec, field, values, onChange, error, readOnly }: ControlProps) {
  const value = values[field.name];
  const shared = {
    label: t(field.label),
    help: field.help && <HelpText text={t(field.help)} />,
    placeholder: field.placeholder && t(field.placeholder),
    error,
  };
  switch (field.type) {
    case "switch":
      return <SwitchSetting {...shared} checked={value === true} onChange={onChange} />;
    case "number":
      return (
        <NumberSetting {...shared} optional value={typeof value === "number" ? value : null} onChange={onChange} />
      );
    case "choice":
      return (
        <Field label={t(field.label)} help={shared.help} error={error}>
          {(control) => (
            <Select
              {...control}
              className="max-w-sm"
              value={textOf(value)}
              onValueChange={onChange}
              choices={translatedChoices(field.choices ?? [])}
              disabled={readOnly}
            />
          )}
        </Field>
      );
    case "model":
      return (
        <ModelSetting
          {...shared}
          nodeName={spec.name}
          credentialId={textOf(values["credentialId"]) || undefined}
          value={textOf(value)}
          onChange={onChange}
          readOnly={readOnly}
        />
      );
    case "text":
    case "lines":
      return (
        <TextSetting
          {...shared}
          optional={!field.required}
          rows={field.type === "lines" ? 4 : 1}
          value={textOf(value)}
          onChange={onChange}
        />
      );
  }
}

const textOf = (value: ServiceValue | undefined): string => (typeof value === "string" ? value : "");
