import type { VersionKind } from "@/domain/flow/version-kind";

export interface VersionFacts {
  id: string;
  kind: VersionKind;
  createdBy: string | null;
  createdAt: Date;
  /** It has a name, was published, or ran. */
  kept: boolean;
}

/** Until then nothing is thinned, so that whoever was cut off finds what they began from. */
const youngMs = 10 * 60_000;
/** Of what is as old as ten hours, one an hour is left. */
const share = 10;

/**
 * Versions that may go. Those that came about by themselves are left at gaps that grow with their age, for each person
 * by themselves; what somebody saved, named, published or ran stays, and so does each person's newest and oldest.
 *
 *     now ─┬┬┬┬──┬──┬───┬─────┬──────────┬─────────────────────┬── then
 */
export function outlivedVersions(versions: readonly VersionFacts[], now: Date): string[] {
  const people = [...new Set(versions.map((version) => version.createdBy))];
  return people.flatMap((person) =>
    outlivedOf(
      versions.filter((version) => version.createdBy === person),
      now,
    ),
  );
}

function outlivedOf(versions: readonly VersionFacts[], now: Date): string[] {
  const newestFirst = versions.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  const outlived: string[] = [];
  let newer: VersionFacts | undefined;
  newestFirst.forEach((version, place) => {
    const older = newestFirst[place + 1];
    const age = now.getTime() - version.createdAt.getTime();
    if (newer && older && age > youngMs && mayGo(version) && gap(newer, older) <= age / share)
      outlived.push(version.id);
    else newer = version;
  });
  return outlived;
}

const mayGo = ({ kind, kept }: VersionFacts): boolean => !kept && (kind === "autosaved" || kind === "merged");
const gap = (newer: VersionFacts, older: VersionFacts): number => newer.createdAt.getTime() - older.createdAt.getTime();
