import { arrayRows } from "@/domain/catalogue/array-rows";
import type { Field } from "@/domain/catalogue/field";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import { mapTexts } from "@/domain/flow/references";
import { readStartForm } from "@/domain/flow/start-form";
import { stateKeys } from "@/domain/flow/state-keys";

/** A key of the flow's state, or a field of the form it begins with. */
export type KeyFamily = "$flow.state" | "$form";

export interface KeyRename {
  family: KeyFamily;
  from: string;
  to: string;
}

/**
 * The flow with every mention of a key under its new name: references in texts, names in programs, and rows that change
 * the state. A key that is still there under its old name is left alone.
 */
export function renameKey(document: FlowDocument, specs: SpecLookup, { family, from, to }: KeyRename): FlowDocument {
  const plain = /^[\w-]+$/;
  if (from === to || !plain.test(from) || !plain.test(to)) return document;
  const mention = new RegExp(`(${family.replaceAll(/[$.]/g, String.raw`\$&`)}\\.)${from}(?![\\w-])`, "g");
  const inText = (text: string) => text.replace(mention, (_whole, head: string) => head + to);
  const nodes = document.nodes.map((node) => {
    const inputs = Object.fromEntries(
      Object.entries(node.inputs).map(([name, value]) => {
        const said = mapTexts(value, inText);
        const field = specs.get(node.name)?.inputs[name];
        return [name, family === "$flow.state" && field ? withKey(field, said, from, to) : said];
      }),
    );
    return JSON.stringify(inputs) === JSON.stringify(node.inputs) ? node : { ...node, inputs };
  });
  return nodes.every((node, index) => node === document.nodes[index]) ? document : { ...document, nodes };
}

/** Whether the flow's start still names the key. */
export const isDeclared = (document: FlowDocument, specs: SpecLookup, { family, from }: KeyRename): boolean =>
  family === "$form"
    ? (readStartForm(document)?.fields ?? []).some(({ name }) => name === from)
    : stateKeys({ nodes: document.nodes.filter(isStart) }, specs).includes(from);

const isStart = ({ name }: FlowNode): boolean => name === "startAgentflow";

/** Rows in which a cell names a key of the state. */
function withKey(field: Field, value: unknown, from: string, to: string): unknown {
  if (field.type !== "array" || value === undefined || value === "") return value;
  const cells = Object.entries(field.row).filter(([, cell]) => cell.type === "pick" && cell.from === "stateKeys");
  const rows = arrayRows(field, value);
  if (cells.length === 0 || !rows.some((row) => cells.some(([name]) => row[name] === from))) return value;
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(cells.flatMap(([name]) => (row[name] === from ? [[name, to]] : []))),
  }));
}
