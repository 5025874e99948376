import { defineCredential } from "../define-node";

export default defineCredential({
  name: "googleDriveOAuth2",
  label: "Google Drive OAuth2",
  description: "An OAuth client of Google and the refresh token it was given.",
  icon: "google-drive.svg",
  docs: "https://developers.google.com/identity/protocols/oauth2/web-server",
  hosts: ["oauth2.googleapis.com", "www.googleapis.com"],
  fields: {
    clientId: { type: "string", label: "Client ID" },
    clientSecret: { type: "password", label: "Client Secret" },
    refreshToken: {
      type: "password",
      label: "Refresh Token",
      description: "Given once by Google when access is allowed offline, for the scope drive.readonly.",
      optional: true,
    },
  },
});
