"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { FlowLevel, FlowSharing } from "@/domain/flow/flow-sharing";

export type Levels = Omit<Extract<FlowSharing, { mode: "levels" }>, "mode">;

export const usualLevels: Levels = { editors: "edit", viewers: "view", people: [] };

const words: Readonly<Record<FlowLevel, Wording>> = {
  edit: msg("May change it"),
  view: msg("May look and chat"),
  none: msg("Do not see it"),
};
const choice = <L extends FlowLevel>(value: L) => ({ value, label: t(words[value]) });

interface ShareLevelsProps {
  levels: Levels;
  onChange: (levels: Levels) => void;
  /** Name of who made the flow: they may everything, and have no row. */
  maker: string | null;
}

/** What each role may, and who may more than their role. */
export function ShareLevels({ levels, onChange, maker }: ShareLevelsProps) {
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t("Editors")}>
          {(control) => (
            <Select<FlowLevel>
              {...control}
              value={levels.editors}
              onValueChange={(editors) => onChange({ ...levels, editors })}
              choices={[choice("edit"), choice("view"), choice("none")]}
            />
          )}
        </Field>
        <Field label={t("Viewers")}>
          {(control) => (
            <Select<Levels["viewers"]>
              {...control}
              value={levels.viewers}
              onValueChange={(viewers) => onChange({ ...levels, viewers })}
              choices={[choice("view"), choice("none")]}
            />
          )}
        </Field>
      </div>
      <PeopleLevels {...{ levels, onChange, maker }} />
    </>
  );
}

function PeopleLevels({ levels, onChange, maker }: ShareLevelsProps) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.members.list.queryOptions());
  const others = (data?.members ?? []).filter(({ role, name, email }) => role !== "owner" && (name || email) !== maker);
  if (others.length === 0) return null;
  const set = (id: string, level: PersonLevel) =>
    onChange({
      ...levels,
      people: [...levels.people.filter((each) => each.id !== id), ...(level === "role" ? [] : [{ id, level }])],
    });
  return (
    <fieldset>
      <legend className="font-medium">{t("People")}</legend>
      <p className="text-sm text-muted-foreground">{t("Somebody may more than their role.")}</p>
      <ul className="mt-2 flex flex-col gap-2">
        {others.map(({ userId, name, email, role }) => (
          <li key={userId} className="grid grid-cols-[minmax(0,1fr)_11rem] items-center gap-3">
            <span className="min-w-0">
              <span className="block truncate">{name || email}</span>
              <span className="block text-sm text-muted-foreground">
                {role === "viewer" ? t("Viewer") : t("Editor")}
              </span>
            </span>
            <Select<PersonLevel>
              aria-label={t("What {name} may", { name: name || email })}
              value={levels.people.find(({ id }) => id === userId)?.level ?? "role"}
              onValueChange={(level) => set(userId, level)}
              choices={role === "viewer" ? [asRole(), choice("view")] : [asRole(), choice("view"), choice("edit")]}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

type PersonLevel = "role" | "view" | "edit";
const asRole = () => ({ value: "role", label: t("As their role") }) as const;
