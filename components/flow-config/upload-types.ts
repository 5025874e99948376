import { msg, type Wording } from "@/components/words/msg";

const office = "application/vnd.openxmlformats-officedocument";

/** Files whose text can be given to a model, by the names that Flowise stores. */
export const uploadTypes: readonly { mime: string; label: string | Wording }[] = [
  { mime: "application/pdf", label: "PDF" },
  { mime: "text/plain", label: msg("Text") },
  { mime: "text/markdown", label: "Markdown" },
  { mime: "text/csv", label: "CSV" },
  { mime: `${office}.wordprocessingml.document`, label: "Word" },
  { mime: `${office}.spreadsheetml.sheet`, label: "Excel" },
  { mime: `${office}.presentationml.presentation`, label: "PowerPoint" },
  { mime: "text/html", label: "HTML" },
  { mime: "application/json", label: "JSON" },
  { mime: "application/xml", label: "XML" },
  { mime: "application/x-yaml", label: "YAML" },
  { mime: "text/css", label: "CSS" },
  { mime: "text/javascript", label: "JavaScript" },
  { mime: "application/sql", label: "SQL" },
];
