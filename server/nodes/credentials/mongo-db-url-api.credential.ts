import { defineCredential } from "../define-node";

export default defineCredential({
  name: "mongoDBUrlApi",
  label: "MongoDB ATLAS",
  description: "Address of a MongoDB with its user and password.",
  icon: "mongodb.svg",
  docs: "https://www.mongodb.com/docs/manual/reference/connection-string",
  hosts: [],
  fields: {
    mongoDBConnectUrl: {
      type: "password",
      label: "ATLAS Connection URL",
      placeholder: "mongodb+srv://user:password@cluster0.example.mongodb.net",
    },
  },
});
