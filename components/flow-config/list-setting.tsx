"use client";

import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";

interface ListSettingProps {
  /** The name of the list, such as "Allowed origins". */
  label: string;
  /** The name of one item, such as "Origin". */
  item: string;
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** What is wrong with the item at this place. */
  error: (place: number) => string | undefined;
  placeholder?: string;
  /** Items can change places. */
  ordered?: boolean;
  empty: string;
  readOnly: boolean;
}

/** A list of short texts. Enter in one begins the next. */
export function ListSetting(props: ListSettingProps) {
  const { label, item, value, onChange, empty, readOnly } = props;
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const focus = (place: number) => requestAnimationFrame(() => list.current?.querySelectorAll("input")[place]?.focus());
  const insert = (place: number) => {
    onChange(value.toSpliced(place, 0, ""));
    focus(place);
  };
  const move = (place: number, by: number) => {
    const moved = value.toSpliced(place, 1).toSpliced(place + by, 0, value[place] ?? "");
    onChange(moved);
    focus(place + by);
  };
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-2">
      <span id={id} className="text-sm font-medium">
        {label}
      </span>
      {value.length === 0 && <p className="text-sm text-muted-foreground">{empty}</p>}
      <ul ref={list} className="flex flex-col gap-2 empty:hidden">
        {value.map((_text, place) => (
          <ListItem
            key={place}
            {...props}
            place={place}
            onMove={move}
            onInsert={() => insert(place + 1)}
            onRemove={() => {
              onChange(value.toSpliced(place, 1));
              focus(Math.max(0, place - 1));
            }}
          />
        ))}
      </ul>
      {!readOnly && (
        <Button size="sm" className="self-start" onClick={() => insert(value.length)}>
          <Plus aria-hidden />
          {rich("Add {startingSmall}", { startingSmall: startingSmall(item) })}
        </Button>
      )}
    </div>
  );
}

interface ListItemProps extends ListSettingProps {
  place: number;
  onMove: (place: number, by: number) => void;
  onInsert: () => void;
  onRemove: () => void;
}

function ListItem({ place, onMove, onInsert, onRemove, ...props }: ListItemProps) {
  const { item, value, onChange, placeholder, ordered, readOnly } = props;
  const id = useId();
  const error = props.error(place);
  const name = `${item} ${String(place + 1)}`;
  return (
    <li>
      <div className="flex items-center gap-1">
        <Input
          aria-label={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? id : undefined}
          autoComplete="off"
          value={value[place] ?? ""}
          placeholder={placeholder}
          onChange={(event) => onChange(value.with(place, event.target.value))}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing || event.metaKey || event.ctrlKey) return;
            event.preventDefault();
            onInsert();
          }}
        />
        {!readOnly && ordered && (
          <>
            <IconButton
              label={t("Move {name} up", { name })}
              plain
              disabled={place === 0}
              onClick={() => onMove(place, -1)}
            >
              <ArrowUp />
            </IconButton>
            <IconButton
              label={t("Move {name} down", { name })}
              plain
              disabled={place === value.length - 1}
              onClick={() => onMove(place, 1)}
            >
              <ArrowDown />
            </IconButton>
          </>
        )}
        {!readOnly && (
          <IconButton label={t("Remove {name}", { name })} plain onClick={onRemove}>
            <X />
          </IconButton>
        )}
      </div>
      <FieldError id={id}>{error}</FieldError>
    </li>
  );
}

const startingSmall = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
