import { defineCredential } from "../define-node";

export default defineCredential({
  name: "PostgresApi",
  label: "Postgres API",
  description: "A user of a Postgres server.",
  icon: "postgres.svg",
  hosts: [],
  fields: {
    user: { type: "string", label: "User" },
    password: { type: "password", label: "Password" },
  },
});
