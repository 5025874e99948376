import postgresApi from "../credentials/postgres-api.credential";
import { defineNode } from "../define-node";
import type { RecordManager } from "../documents/document-slots";
import { postgresAddress, quotedTable } from "../postgres-address";
import { postgresRecords } from "./postgres-records";
import { recordInputs } from "./record-inputs";

export default defineNode({
  name: "postgresRecordManager",
  version: 1,
  label: "Postgres Record Manager",
  description: "Remembers in a Postgres of your own what a store holds.",
  category: "Record Manager",
  icon: "postgres.svg",
  provides: ["Postgres RecordManager", "RecordManager"],
  credential: postgresApi,
  summary: ["host", "cleanup"],
  inputs: {
    host: { type: "string", label: "Host" },
    database: { type: "string", label: "Database" },
    port: { type: "number", label: "Port", placeholder: "5432", step: 1, min: 1, max: 65535, optional: true },
    additionalConfig: {
      type: "json",
      label: "Additional Connection Configuration",
      description: "Encryption, where the server asks for it.",
      placeholder: '{"ssl": true}',
      optional: true,
      additional: true,
    },
    tableName: {
      type: "string",
      label: "Table Name",
      placeholder: "upsertion_records",
      optional: true,
      additional: true,
    },
    ...recordInputs,
  },
  async create({ inputs, secrets, node, flow, tools }): Promise<RecordManager> {
    const address = postgresAddress({ ...inputs, ...secrets });
    const namespace = inputs.namespace?.trim() || `${flow.id}:${node.id}`;
    const table = quotedTable(inputs.tableName || "upsertion_records");
    const { cleanup, sourceIdKey } = inputs;
    const records = postgresRecords({ connect: () => tools.postgres(address), table, namespace });
    return { ...records, namespace, cleanup, sourceIdKey };
  },
});
