import { defineNode } from "../define-node";
import type { RecordManager } from "../documents/document-slots";
import { recordInputs } from "./record-inputs";

export default defineNode({
  name: "SQLiteRecordManager",
  version: 1,
  label: "SQLite Record Manager",
  description:
    "For flows made with it: what it kept in a SQLite file beside its server is kept in this server's own database.",
  category: "Record Manager",
  icon: "record-manager.svg",
  provides: ["SQLite RecordManager", "RecordManager"],
  summary: ["cleanup"],
  inputs: {
    tableName: {
      type: "string",
      label: "Table Name",
      description: "Records under another table's name are apart.",
      placeholder: "upsertion_records",
      optional: true,
      additional: true,
    },
    ...recordInputs,
  },
  async create({ inputs, node, flow, tools }): Promise<RecordManager> {
    const table = inputs.tableName?.trim() || "upsertion_records";
    const own = inputs.namespace?.trim();
    const namespace = own ? `sqlite:${table}:${own}` : `flow:${flow.id}:${node.id}`;
    const { cleanup, sourceIdKey } = inputs;
    return { ...tools.documents.records.open(namespace), namespace, cleanup, sourceIdKey };
  },
});
