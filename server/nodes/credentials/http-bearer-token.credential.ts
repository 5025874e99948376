import { defineCredential } from "../define-node";

export default defineCredential({
  name: "httpBearerToken",
  label: "HTTP Bearer Token",
  description: "A token that is sent in the Authorization header.",
  icon: "http.svg",
  hosts: [],
  fields: { token: { type: "password", label: "Token" } },
});
