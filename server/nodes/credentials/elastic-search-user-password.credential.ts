import { defineCredential } from "../define-node";

export default defineCredential({
  name: "elasticSearchUserPassword",
  label: "ElasticSearch User Password",
  description: "User and password of an Elasticsearch server, by its cloud id or its address.",
  icon: "elasticsearch.svg",
  hosts: [],
  fields: {
    cloudId: { type: "string", label: "Cloud ID", description: "Or the server's address." },
    username: { type: "string", label: "ElasticSearch User" },
    password: { type: "password", label: "ElasticSearch Password" },
  },
});
