import { defineCredential } from "../define-node";

export default defineCredential({
  name: "gmailOAuth2",
  label: "Gmail OAuth2",
  description: "An OAuth client of Google and the refresh token it was given.",
  icon: "gmail.svg",
  docs: "https://developers.google.com/identity/protocols/oauth2/web-server",
  hosts: ["oauth2.googleapis.com", "gmail.googleapis.com"],
  fields: {
    clientId: { type: "string", label: "Client ID" },
    clientSecret: { type: "password", label: "Client Secret" },
    refreshToken: {
      type: "password",
      label: "Refresh Token",
      description: "Given once by Google when access is allowed offline, for the scope gmail.modify.",
      optional: true,
    },
  },
});
