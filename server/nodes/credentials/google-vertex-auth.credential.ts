import { defineCredential } from "../define-node";

export default defineCredential({
  name: "googleVertexAuth",
  label: "Google Vertex Auth",
  description: "A service account of Google Cloud.",
  icon: "google-drive.svg",
  docs: "https://cloud.google.com/iam/docs/keys-create-delete",
  hosts: ["oauth2.googleapis.com", "*.googleapis.com"],
  fields: {
    googleApplicationCredential: {
      type: "password",
      label: "Google Credential JSON Object",
      description: "The whole key file of the service account.",
    },
    projectID: { type: "string", label: "Project ID", optional: true },
  },
});
