"use client";

import { Select } from "@/components/ui/select";
import { Field } from "@/components/ui/field";
import { HelpText } from "@/components/ui/help-text";
import type { ServiceSpec } from "@/domain/flow-settings/service-spec";
import type { ServiceValues } from "@/domain/flow-settings/service-values";
import { ServiceFields } from "./service-fields";

interface ServiceFormProps {
  label: string;
  specs: readonly ServiceSpec[];
  /** The value and the name of "no service", where there may be none. */
  none?: { value: string; label: string };
  provider: string;
  services: ServiceValues;
  onChange: (patch: { provider?: string; services?: ServiceValues }) => void;
  error: (path: string) => string | undefined;
  readOnly: boolean;
}

/** Chooses a service and sets what it needs. What was set for the others is kept. */
export function ServiceForm({ label, specs, none, provider, services, onChange, error, readOnly }: ServiceFormProps) {
  const spec = specs.find(({ name }) => name === provider);
  const choices = specs.map(({ name, label: text }) => ({ value: name, label: text }));
  return (
    <>
      <Field label={label} help={spec?.note && <HelpText text={spec.note} />} error={error("provider")}>
        {(control) => (
          <Select
            {...control}
            className="max-w-sm"
            value={provider || undefined}
            onValueChange={(next) => onChange({ provider: next })}
            choices={none ? [none, ...choices] : choices}
            disabled={readOnly}
          />
        )}
      </Field>
      {spec && (
        <ServiceFields
          key={spec.name}
          spec={spec}
          values={services[spec.name] ?? {}}
          onChange={(values) => onChange({ services: { ...services, [spec.name]: values } })}
          error={(field) => error(`services.${spec.name}.${field}`)}
          readOnly={readOnly}
        />
      )}
    </>
  );
}
