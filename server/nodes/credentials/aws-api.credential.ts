import { defineCredential } from "../define-node";

export default defineCredential({
  name: "awsApi",
  label: "AWS security credentials",
  description: "Keys of a user that may read what is asked for.",
  icon: "aws.svg",
  docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
  hosts: ["*.amazonaws.com"],
  fields: {
    awsKey: { type: "password", label: "AWS Access Key", optional: true },
    awsSecret: { type: "password", label: "AWS Secret Access Key", optional: true },
    awsSession: { type: "password", label: "AWS Session Key", optional: true },
  },
});
