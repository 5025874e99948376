import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";

interface TextSettingProps {
  label: string;
  help?: ReactNode;
  error?: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  optional?: boolean;
  /** More than one makes it a text area. */
  rows?: number;
  className?: string;
}

export function TextSetting({
  label,
  help,
  error,
  value,
  onChange,
  placeholder,
  optional,
  rows = 1,
  className,
}: TextSettingProps) {
  return (
    <Field label={label} help={help} error={error} optional={optional} className={className}>
      {(control) =>
        rows > 1 ? (
          <Textarea
            {...control}
            rows={rows}
            value={value}
            placeholder={placeholder}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input
            {...control}
            autoComplete="off"
            value={value}
            placeholder={placeholder}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}
