"use client";

import { t } from "@/components/words/t";
import type { Artifact } from "./answer-part";
import { fence } from "./fence";
import { Markdown } from "./markdown";

interface ReplyArtifactsProps {
  artifacts: readonly Artifact[];
  /** Where a file of this conversation can be had. */
  addressOf: (fileName: string) => string;
}

/** What tools made for an answer: pictures as they are, text as Markdown, pages and anything else as their source. */
export function ReplyArtifacts({ artifacts, addressOf }: ReplyArtifactsProps) {
  if (artifacts.length === 0) return null;
  return (
    <ul aria-label={t("Made for this answer")} className="flex flex-col gap-2">
      {artifacts.map((artifact, index) => (
        <li key={index} className="min-w-0">
          <ArtifactView artifact={artifact} addressOf={addressOf} />
        </li>
      ))}
    </ul>
  );
}

function ArtifactView({
  artifact: { type, data },
  addressOf,
}: { artifact: Artifact } & Pick<ReplyArtifactsProps, "addressOf">) {
  if (/^(png|jpe?g|gif|webp)$/i.test(type)) {
    return (
      <img
        src={pictureAddress(type, data, addressOf)}
        alt={t("Made by a tool of this flow")}
        className="max-h-96 max-w-full rounded-md border object-contain"
      />
    );
  }
  if (type === "markdown") return <Markdown text={data} />;
  return <Markdown text={fence(type, data)} />;
}

const stored = "FILE-STORAGE::";

function pictureAddress(type: string, data: string, addressOf: (fileName: string) => string): string {
  if (data.startsWith(stored)) return addressOf(data.slice(stored.length));
  if (/^data:image\//i.test(data)) return data;
  return `data:image/${type.toLowerCase() === "jpg" ? "jpeg" : type.toLowerCase()};base64,${data}`;
}
