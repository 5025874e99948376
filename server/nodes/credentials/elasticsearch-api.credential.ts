import { defineCredential } from "../define-node";

export default defineCredential({
  name: "elasticsearchApi",
  label: "Elasticsearch API",
  description: "Address and API key of an Elasticsearch server.",
  icon: "elasticsearch.svg",
  docs: "https://www.elastic.co/docs/deploy-manage/api-keys/elasticsearch-api-keys",
  hosts: [],
  fields: {
    endpoint: { type: "string", label: "Elasticsearch Endpoint", placeholder: "https://localhost:9200" },
    apiKey: { type: "password", label: "Elasticsearch API Key" },
  },
});
