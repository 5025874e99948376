import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { exportFlow } from "@/domain/flow/export-flow";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { parseFlowFile } from "@/domain/flow/parse-flow-file";
import type { Size } from "./canvas-state";
import { withoutIdleStart } from "./without-idle-start";
import { boundsOf, fragmentOf, insert, type Inserted, type Point } from "./edits";

/**
 * Nodes travel through the clipboard as a flow file's text, so that they paste into any flow here and elsewhere. That
 * text holds no secrets; what was copied on this page is remembered whole, so that copying loses nothing here.
 */
interface Copied {
  text: string;
  fragment: FlowDocument;
  /** How often it was pasted, so that copies do not cover each other. */
  pasted: number;
}
let last: Copied | undefined;

/** The selected nodes as text for the clipboard, or undefined when there is nothing to copy. */
export function copyNodes(document: FlowDocument, specs: SpecLookup, ids: ReadonlySet<string>): string | undefined {
  const fragment = fragmentOf(document, ids);
  if (fragment.nodes.length === 0) return undefined;
  const text = JSON.stringify(exportFlow(fragment, specs), null, 2);
  last = { text, fragment, pasted: 0 };
  return text;
}

export type Pasted = ({ ok: true } & Inserted) | { ok: false; reason: string };

interface Paste {
  text: string;
  kind: FlowKind;
  specs: SpecLookup;
  /** Middle of what one sees: where nodes from elsewhere go. */
  center: Point;
  /** Where their top left corner goes instead. */
  corner?: Point;
}

/** Whether a text could be a flow file, so that other texts are left to the browser. */
export const looksLikeFlow = (text: string): boolean => /^\s*\{/.test(text) && text.includes('"nodes"');

export function pasteNodes(document: FlowDocument, { text, kind, specs, center, corner }: Paste): Pasted {
  if (last && sameText(last.text, text)) {
    last.pasted += 1;
    const step = 40 * last.pasted;
    return { ok: true, ...insert(document, last.fragment, { x: step, y: step }) };
  }
  const parsed = parse(text, specs);
  if (!parsed.ok) return parsed;
  if (parsed.kind !== kind) {
    return {
      ok: false,
      reason:
        kind === "chatflow"
          ? t("These are agentflow steps, and this is a chatflow. Import the file as a flow of its own instead.")
          : t("These are chatflow nodes, and this is an agentflow. Import the file as a flow of its own instead."),
    };
  }
  const bounds = boundsOf(parsed.document);
  const wanted = corner ?? { x: center.x - bounds.width / 2, y: center.y - bounds.height / 2 };
  const offset = { x: Math.round(wanted.x - bounds.x), y: Math.round(wanted.y - bounds.y) };
  return { ok: true, ...insert(withoutIdleStart(document, parsed.document), parsed.document, offset) };
}

/** Left end of the free strip below everything that is there; the origin of an empty flow. */
export function cornerBelow(document: FlowDocument, measured: ReadonlyMap<string, Size>): Point {
  if (document.nodes.length === 0) return { x: 0, y: 0 };
  const free = document.nodes.filter((node) => node.parentId === undefined);
  const feet = free.map((node) => node.position.y + (measured.get(node.id)?.height ?? 0));
  return { x: boundsOf(document).x, y: Math.max(...feet) + 120 };
}

function parse(
  text: string,
  specs: SpecLookup,
): { ok: true; document: FlowDocument; kind: FlowKind } | { ok: false; reason: string } {
  try {
    const { document, kind } = parseFlowFile(text, specs);
    return { ok: true, document, kind };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : t("This is not a flow file.") };
  }
}

/** Some systems rewrite line ends on the way through the clipboard. */
const sameText = (a: string, b: string): boolean => a === b || a === b.replaceAll("\r\n", "\n");
