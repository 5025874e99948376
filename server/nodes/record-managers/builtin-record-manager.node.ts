import { defineNode } from "../define-node";
import type { RecordManager } from "../documents/document-slots";
import { recordInputs } from "./record-inputs";

export default defineNode({
  name: "builtinRecordManager",
  version: 1,
  label: "Built-in Record Manager",
  description: "Remembers in this server's own database what a store holds.",
  category: "Record Manager",
  icon: "record-manager.svg",
  badge: "No key needed",
  provides: ["BuiltinRecordManager", "RecordManager"],
  summary: ["cleanup"],
  inputs: recordInputs,
  async create({ inputs, node, flow, tools }): Promise<RecordManager> {
    const namespace = inputs.namespace?.trim() ? `named:${inputs.namespace.trim()}` : `flow:${flow.id}:${node.id}`;
    const { cleanup, sourceIdKey } = inputs;
    return { ...tools.documents.records.open(namespace), namespace, cleanup, sourceIdKey };
  },
});
