import { defineCredential } from "../define-node";

export default defineCredential({
  name: "httpBasicAuth",
  label: "HTTP Basic Auth",
  description: "A user name and a password that a server asks for.",
  icon: "http.svg",
  hosts: [],
  fields: {
    basicAuthUsername: { type: "string", label: "Basic Auth Username" },
    basicAuthPassword: { type: "password", label: "Basic Auth Password" },
  },
});
