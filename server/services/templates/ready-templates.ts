import { specLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument } from "@/domain/flow/flow-document";
import type { Catalogue } from "@/server/nodes/catalogue";
import { drawTemplate } from "./draw-template";
import type { ReadyTemplate } from "./ready-template";

export interface DrawnTemplate extends ReadyTemplate {
  /** Its file's name. */
  id: string;
  document: FlowDocument;
}

// A file in the folder is in the gallery by being there.
const files = import.meta.glob<{ default: ReadyTemplate }>("./gallery/*.ts", { eager: true });

const drawn = new WeakMap<Catalogue, readonly DrawnTemplate[]>();

/** The templates that come with Weft, the simplest first. Every workspace has them, and nobody can change them. */
export function readyTemplates(catalogue: Catalogue): readonly DrawnTemplate[] {
  const known = drawn.get(catalogue);
  if (known) return known;
  const specs = specLookup(catalogue.specs());
  const made = Object.entries(files)
    .map(([path, { default: template }]) => ({
      ...template,
      id: path.replace(/^.*\/|\.ts$/g, ""),
      document: drawTemplate(template, specs),
    }))
    .toSorted((a, b) => a.document.nodes.length - b.document.nodes.length || a.name.localeCompare(b.name, "en"));
  drawn.set(catalogue, made);
  return made;
}
