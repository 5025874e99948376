import type { Fields } from "@/domain/catalogue/field";
import { ocrInput } from "./ocr-input";
import { usageInput } from "./usage-input";

/** Where a bucket is and how its files are read. */
export const bucketInputs = {
  bucketName: { type: "string", label: "Bucket" },
  region: { type: "string", label: "Region", default: "us-east-1" },
  serverUrl: {
    type: "string",
    label: "Server URL",
    description: "Of a server of your own that speaks S3.",
    placeholder: "https://minio.example.com",
    optional: true,
  },
} as const satisfies Fields;

export const bucketFileInputs = {
  pdfUsage: { ...usageInput, label: "Pdf Usage", optional: true, additional: true },
  ocr: ocrInput,
} as const satisfies Fields;
