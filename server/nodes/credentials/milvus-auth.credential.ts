import { defineCredential } from "../define-node";

export default defineCredential({
  name: "milvusAuth",
  label: "Milvus Auth",
  description: "User and password of a Milvus server.",
  icon: "milvus.svg",
  docs: "https://milvus.io/docs/authenticate.md",
  hosts: [],
  fields: {
    milvusUser: { type: "string", label: "Milvus User" },
    milvusPassword: { type: "password", label: "Milvus Password" },
  },
});
