import { X } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { t } from "@/components/words/t";

interface ColourSettingProps {
  label: string;
  error?: string;
  /** Empty: the theme's own. */
  value: string;
  onChange: (value: string) => void;
  readOnly: boolean;
}

/** A colour, picked or written. */
export function ColourSetting({ label, error, value, onChange, readOnly }: ColourSettingProps) {
  return (
    <Field label={label} error={error}>
      {(control) => (
        <div className="flex items-center gap-1">
          <input
            type="color"
            aria-label={t("Pick: {label}", { label })}
            value={/^#[\da-f]{6}$/i.test(value) ? value : "#808080"}
            onChange={(event) => onChange(event.target.value)}
            className={cn(
              "h-8 w-10 shrink-0 cursor-pointer rounded-md border border-input bg-card p-1 disabled:cursor-not-allowed disabled:opacity-55 pointer-coarse:h-10",
              value === "" && "opacity-40",
            )}
          />
          <Input
            {...control}
            autoComplete="off"
            spellCheck={false}
            value={value}
            placeholder={t("Of the theme")}
            onChange={(event) => onChange(event.target.value.trim())}
            className="font-mono text-sm"
          />
          {value !== "" && !readOnly && (
            <IconButton label={t("Reset: {label}", { label })} plain size="sm" onClick={() => onChange("")}>
              <X />
            </IconButton>
          )}
        </div>
      )}
    </Field>
  );
}
