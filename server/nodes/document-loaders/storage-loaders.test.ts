import { createPublicKey, createVerify, generateKeyPairSync } from "node:crypto";
import { AwsV4Signer } from "aws4fetch";
import { afterEach, describe, expect, test } from "vitest";
import { pdfFile } from "@/server/platform/extract-text/testing/sample-files";
import { load, readingTools } from "./testing/load";
import { type Asked, type Reply, type ServiceServer, startServiceServer } from "./testing/service-server";

let server: ServiceServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

type Given = { inputs: Record<string, unknown>; secrets?: Record<string, string> };

/** Loads from a server that answers by path; `answer` sees the path and the query after the host. */
async function from(node: string, given: Given, answer: (path: string, asked: Asked) => Reply | undefined) {
  server = await startServiceServer((asked) => answer(decodeURIComponent(asked.url.href), asked));
  return load(node, { ...given, tools: readingTools(server.fetch) });
}
const bearer = (asked: Asked, token: string): boolean => asked.headers.authorization === `Bearer ${token}`;

describe("S3", () => {
  const secrets = { awsKey: "AKIA", awsSecret: "secret" };
  /** Whether the request is signed as Amazon would check it. */
  const isSigned = async ({ url, headers }: Asked): Promise<boolean> => {
    const datetime = String(headers["x-amz-date"]);
    const expected = await new AwsV4Signer({
      ...{ url: url.href, method: "GET", service: "s3", region: "eu-west-1", datetime },
      ...{ accessKeyId: "AKIA", secretAccessKey: "secret" },
    }).sign();
    return expected.headers.get("authorization") === headers.authorization;
  };
  const objects: Record<string, Reply> = {
    "/looms/docs/a.txt": { body: "A" },
    "/looms/docs/b & c.txt": { body: "B" },
    "/looms/docs/bad.pdf": { body: "%PDF-no" },
  };
  const list = (keys: string[], more = "") =>
    `<ListBucketResult>${keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join("")}${more}</ListBucketResult>`;
  const answer = (path: string, { url }: Asked): Reply | undefined => {
    if (url.host !== "s3.eu-west-1.amazonaws.com") return undefined;
    if (!url.searchParams.has("list-type")) return objects[decodeURIComponent(url.pathname)];
    if (url.searchParams.get("prefix") !== "docs/") return { status: 400 };
    return {
      body: url.searchParams.has("continuation-token")
        ? list(["docs/b &amp; c.txt", "docs/bad.pdf"])
        : list(["docs/", "docs/a.txt"], "<NextContinuationToken>t=/</NextContinuationToken>"),
    };
  };
  const inputs = { bucketName: "looms", region: "eu-west-1" };

  test("gives a file, and the files of a folder, by signed requests", async () => {
    const one = await from("S3", { inputs: { ...inputs, keyName: "docs/b & c.txt" }, secrets }, answer);
    expect(one.documents).toEqual([{ pageContent: "B", metadata: { source: "docs/b & c.txt", bucket: "looms" } }]);
    await server?.close();
    const all = await from("s3Directory", { inputs: { ...inputs, prefix: "docs/" }, secrets }, answer);
    expect(all.documents.map(({ pageContent }) => pageContent)).toEqual(["A", "B"]);
    expect(all.skipped).toEqual(["docs/bad.pdf: “docs/bad.pdf” is damaged or incomplete and could not be read."]);
    expect(await Promise.all((server?.requests ?? []).map(isSigned))).not.toContain(false);
  });

  test("does not take a bucket or a region for an address", async () => {
    const bucket = from("S3", { inputs: { ...inputs, bucketName: "a/b", keyName: "x" } }, answer);
    await expect(bucket).rejects.toThrow("is no name of a bucket");
    await server?.close();
    const region = from("S3", { inputs: { ...inputs, region: "evil.test/", keyName: "x" } }, answer);
    await expect(region).rejects.toThrow("is no region");
  });
});

describe("Google", () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const keyFile = JSON.stringify({
    client_email: "weft@looms.iam",
    private_key: privateKey.export({ type: "pkcs8", format: "pem" }),
  });
  /** Gives a token for a claim that is signed by the account, or for the refresh token. */
  const grant = ({ body }: Asked): Reply => {
    const form = new URLSearchParams(body);
    const [head = "", claims = "", signature = ""] = (form.get("assertion") ?? "").split(".");
    const signed = createVerify("RSA-SHA256")
      .update(`${head}.${claims}`)
      .verify(createPublicKey(publicKey.export({ type: "spki", format: "pem" })), signature, "base64url");
    return signed || form.get("refresh_token") === "r" ? { body: { access_token: "t" } } : { status: 401 };
  };
  const google = (answer: (path: string) => Reply | undefined) => (path: string, asked: Asked) => {
    if (path.startsWith("https://oauth2.googleapis.com/token")) return grant(asked);
    return bearer(asked, "t") ? answer(path) : { status: 401 };
  };
  const drive = "https://www.googleapis.com/drive/v3/files";

  test("Drive gives the files of a folder and of those inside it, its own formats as text", async () => {
    const doc = { id: "1", name: "Notes", mimeType: "application/vnd.google-apps.document" };
    const inside = { id: "f2", name: "Inside", mimeType: "application/vnd.google-apps.folder" };
    const pdf = { id: "2", name: "a.pdf", mimeType: "application/pdf", webViewLink: "https://drive.test/2" };
    const form = { id: "3", name: "Form", mimeType: "application/vnd.google-apps.form" };
    const given = {
      inputs: { folderId: "f1", includeSubfolders: true },
      secrets: { googleApplicationCredential: keyFile },
    };
    const { documents, skipped } = await from(
      "googleDrive",
      given,
      google((path) => {
        if (path.startsWith(`${drive}?`))
          return { body: { files: path.includes("'f1'") ? [doc, inside] : [pdf, form] } };
        if (path === `${drive}/1/export?mimeType=text/plain`) return { body: "Exported" };
        return path.startsWith(`${drive}/2?alt=media`) ? { body: pdfFile("Printed") } : undefined;
      }),
    );
    expect(documents.map(({ pageContent, metadata }) => [metadata["fileName"], pageContent])).toEqual([
      ["Notes", "Exported"],
      ["a.pdf", "Printed"],
    ]);
    expect(skipped).toEqual(["Form: “Form” is of a kind that holds no text to read."]);
  });

  test("Sheets gives the sheets of a spreadsheet as tables", async () => {
    const api = "https://sheets.googleapis.com/v4/spreadsheets/id";
    const secrets = { clientId: "c", clientSecret: "s", refreshToken: "r" };
    const { documents } = await from(
      "googleSheets",
      { inputs: { spreadsheetIds: "id" }, secrets },
      google((path) => {
        if (path.startsWith(`${api}?`))
          return { body: { properties: { title: "Stock" }, sheets: [{ properties: { title: "Ada's" } }] } };
        const values = [["Thing", "Price"], ["Loom", 12.5], ["Reed"]];
        return path === `${api}/values/'Ada''s'?valueRenderOption=FORMATTED_VALUE` ? { body: { values } } : undefined;
      }),
    );
    expect(documents).toMatchObject([
      {
        pageContent: "| Thing | Price |\n| --- | --- |\n| Loom | 12.5 |\n| Reed |  |",
        metadata: { sheetName: "Ada's" },
      },
    ]);
  });

  test("says what its credential lacks", async () => {
    const inputs = { spreadsheetIds: "id" };
    await expect(from("googleSheets", { inputs, secrets: { clientId: "c" } }, () => undefined)).rejects.toThrow(
      "no refresh token",
    );
    await server?.close();
    const broken = { googleApplicationCredential: "{}" };
    await expect(from("googleSheets", { inputs, secrets: broken }, () => undefined)).rejects.toThrow(
      "not the JSON of its key file",
    );
  });
});
