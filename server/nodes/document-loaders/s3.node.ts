import awsApi from "../credentials/aws-api.credential";
import { defineNode } from "../define-node";
import type { TextDocument } from "../documents/document-slots";
import { fileDocuments } from "./file-documents";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";

import { s3Bucket } from "./s3-bucket";
import { bucketFileInputs, bucketInputs } from "./s3-inputs";

export default defineNode({
  name: "S3",
  version: 5,
  label: "S3",
  description: "Reads a file of an S3 bucket.",
  category: "Document Loaders",
  icon: "aws.svg",
  provides: ["Document"],
  credential: awsApi,
  credentialOptional: true,
  outputs: loaderOutputs,
  summary: ["bucketName"],
  inputs: {
    ...bucketInputs,
    keyName: {
      type: "string",
      label: "Object Key",
      description: "The name of the file in the bucket.",
      placeholder: "reports/2024.pdf",
    },
    ...bucketFileInputs,
    ...loaderInputs,
  },
  create: async (context) => {
    const { inputs, secrets, tools } = context;
    const { pdfUsage: usage, ocr } = inputs;
    return loaderOutput(context, async function* (run) {
      const bucket = s3Bucket(inputs, secrets, { fetch: tools.fetch, signal: run.signal });
      async function* fileOf(from: typeof bucket, key: string): AsyncGenerator<TextDocument> {
        const file = { name: key, mime: "", bytes: await from.read(key) };
        for await (const document of fileDocuments(file, { usage, ocr }, { documents: tools.documents, run }))
          yield { ...document, metadata: { ...document.metadata, bucket: inputs.bucketName } };
      }
      yield* fileOf(bucket, inputs.keyName.trim());
    });
  },
});
