import { AppError } from "@/domain/errors";
import { callService, type WebService } from "./web-service";

export interface BucketPlace {
  bucketName: string;
  region: string;
  serverUrl?: string | undefined;
}

export interface AwsSecrets {
  awsKey?: string | undefined;
  awsSecret?: string | undefined;
  awsSession?: string | undefined;
}

const mostListed = 100_000;

/** A bucket of S3 or of a server that speaks its language. Without keys only what everybody may read. */
export function s3Bucket(place: BucketPlace, secrets: AwsSecrets, service: Omit<WebService, "name">) {
  const root = rootOf(place);
  const get = async (path: string): Promise<Response> => {
    const url = `${root}${path}`;
    const headers = await signed(url, place.region, secrets);
    return callService({ ...service, name: "S3", headers }, url);
  };
  return {
    async read(key: string): Promise<Uint8Array> {
      const path = key.split("/").map(encodeStrictly).join("/");
      return new Uint8Array(await (await get(`/${path}`)).arrayBuffer());
    },
    async *list(prefix: string): AsyncGenerator<string> {
      let count = 0;
      for (let token: string | undefined = ""; token !== undefined;) {
        const query: Record<string, string> = {
          "list-type": "2",
          ...(prefix && { prefix }),
          ...(token && { "continuation-token": token }),
        };
        const asked = Object.entries(query).map(([name, value]) => `${name}=${encodeStrictly(value)}`);
        const listed: string = await (await get(`/?${asked.toSorted().join("&")}`)).text();
        for (const key of tagged(listed, "Key")) {
          if ((count += 1) > mostListed)
            throw new AppError("too_large", `The bucket lists more than ${mostListed} objects. Give a longer prefix.`);
          if (!key.endsWith("/")) yield key;
        }
        token = tagged(listed, "NextContinuationToken")[0];
      }
    },
  };
}

function rootOf({ bucketName, region, serverUrl }: BucketPlace): string {
  if (!/^[\w.-]+$/.test(bucketName)) throw new AppError("unprocessable", `“${bucketName}” is no name of a bucket.`);
  if (!/^[a-z0-9-]+$/.test(region)) throw new AppError("unprocessable", `“${region}” is no region, such as us-east-1.`);
  const own = serverUrl?.trim().replace(/\/+$/, "");
  return own ? `${own}/${bucketName}` : `https://s3.${region}.amazonaws.com/${bucketName}`;
}

async function signed(url: string, region: string, { awsKey, awsSecret, awsSession }: AwsSecrets) {
  if (!awsKey || !awsSecret) return {};
  const { AwsV4Signer } = await import("aws4fetch");
  const keys = { accessKeyId: awsKey, secretAccessKey: awsSecret, ...(awsSession && { sessionToken: awsSession }) };
  const { headers } = await new AwsV4Signer({ url, method: "GET", service: "s3", region, ...keys }).sign();
  return Object.fromEntries([...headers.entries()].filter(([name]) => name !== "host"));
}

const encodeStrictly = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

const tagged = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, "g"))].map(([, value = ""]) =>
    value.replaceAll(
      /&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|quot|apos|amp));/gi,
      (whole, hex?: string, code?: string, name?: string) => {
        if (name) return entities[name.toLowerCase()] ?? whole;
        return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(code));
      },
    ),
  );
