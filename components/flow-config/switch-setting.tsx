import { type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";
import { FieldError } from "@/components/ui/field";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";

interface SwitchSettingProps {
  label: ReactNode;
  help?: ReactNode;
  error?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  className?: string;
}

/** A switch, its name, and what it does. */
export function SwitchSetting({ label, help, error, checked, onChange, className }: SwitchSettingProps) {
  const id = useId();
  const described = [help ? `${id}-help` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={cn("flex items-start gap-3", className)}>
      <Switch
        id={id}
        className="mt-0.5"
        checked={checked}
        onCheckedChange={onChange}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
      />
      <div className="min-w-0">
        <Label htmlFor={id} className="text-base">
          {label}
        </Label>
        {help && (
          <p id={`${id}-help`} className="text-sm text-pretty text-muted-foreground">
            {help}
          </p>
        )}
        <FieldError id={`${id}-error`}>{error}</FieldError>
      </div>
    </div>
  );
}
