import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { t } from "@/components/words/t";

interface VersionNameProps {
  name: string;
  onSave: (name: string) => void;
  onDone: () => void;
}

/** What the version is called. A named one is kept for good. */
export function VersionName({ name, onSave, onDone }: VersionNameProps) {
  const [text, setText] = useState(name);
  const save = () => {
    if (text.trim() !== name) onSave(text.trim());
    onDone();
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Input
        aria-label={t("Name of the version")}
        placeholder={t("What is special about it?")}
        value={text}
        maxLength={300}
        // Opened by a button that asks for just this.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          onDone();
        }}
      />
      <div className="flex gap-1.5">
        <Button size="sm" variant="primary" type="submit">
          {t("Save name")}
        </Button>
        <Button size="sm" variant="ghost" onClick={onDone}>
          {t("Cancel")}
        </Button>
      </div>
    </form>
  );
}
