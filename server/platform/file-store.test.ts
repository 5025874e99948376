import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createFileStore } from "./file-store";
import { newId } from "./ids";

const root = await mkdtemp(join(tmpdir(), "weft-files-"));
afterAll(() => rm(root, { recursive: true }));
const store = createFileStore(root);

test("an opened file is read whole or in parts, never past its end", async () => {
  const id = newId();
  await store.write(id, Buffer.from("0123456789"));
  const { size, read } = await store.open(id);
  expect(size).toBe(10);
  expect(String(await read())).toBe("0123456789");
  expect(String(await read(3, 6))).toBe("345");
  expect(String(await read(8, 99))).toBe("89");
  expect(String(await read(10, 99))).toBe("");
});

test("a file that was removed after it was opened says so when it is read", async () => {
  const id = newId();
  await store.write(id, Buffer.from("x"));
  const { read } = await store.open(id);
  await store.remove([id]);
  await expect(read()).rejects.toThrow("no longer there");
  await expect(store.open(id)).rejects.toThrow("no longer there");
});
