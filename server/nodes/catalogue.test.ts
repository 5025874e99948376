import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { acceptedClass, type Field, type Fields } from "@/domain/catalogue/field";
import { outputsOf } from "@/domain/catalogue/node-spec";
import { catalogue } from "./catalogue";

/** Fields beside each other: a node's own, and those of each row within. */
const groupsIn = (fields: Fields): Fields[] => [
  fields,
  ...Object.values(fields).flatMap((field) =>
    kindsOf(field).flatMap((kind) => (kind.type === "array" ? groupsIn(kind.row) : [])),
  ),
];
const kindsOf = (field: Field): readonly Field[] => (field.type === "oneOf" ? [field, ...field.kinds] : [field]);

/** Classes that no node provides yet although slots ask for them. */
const comesLater = new Set(["BaseCache"]);
const icon = (file: string): boolean => existsSync(join(process.cwd(), "public/icons/nodes", file));
const { specs, credentialSpecs, get } = catalogue();

test("what the browser gets of every node and credential survives JSON", () => {
  expect(JSON.parse(JSON.stringify(specs()))).toEqual(specs());
  expect(JSON.parse(JSON.stringify(credentialSpecs()))).toEqual(credentialSpecs());
});

test("names are unique and no file is lost to a name already taken", () => {
  const files = Object.keys(import.meta.glob("./**/*.node.ts", { eager: true }));
  expect(specs()).toHaveLength(files.length);
  expect(new Set(specs().map((spec) => spec.name)).size).toBe(files.length);
});

test("every icon exists", () => {
  const missing = [...specs(), ...credentialSpecs()].filter((spec) => spec.icon && !icon(spec.icon));
  expect(missing.map((spec) => spec.name)).toEqual([]);
});

test("show, hide and summary name inputs of the same node, or cells of the same row", () => {
  for (const spec of specs()) {
    for (const group of groupsIn(spec.inputs)) {
      for (const field of Object.values(group).flatMap(kindsOf)) {
        for (const key of [...Object.keys(field.show ?? {}), ...Object.keys(field.hide ?? {})])
          expect(Object.keys(group)).toContain(key);
      }
    }
    for (const key of spec.summary ?? []) expect(Object.keys(spec.inputs)).toContain(key);
  }
});

test("presets set inputs that the node has, and no two offers of a node are called the same", () => {
  for (const spec of specs()) {
    const labels = [spec.label, ...(spec.presets ?? []).map(({ label }) => label)];
    expect(new Set(labels).size).toBe(labels.length);
    for (const { inputs } of spec.presets ?? [])
      for (const name of Object.keys(inputs)) expect(Object.keys(spec.inputs)).toContain(name);
  }
});

test("every list of choices that is loaded has a loader", () => {
  for (const spec of specs()) {
    for (const field of Object.values(spec.inputs)) {
      if (field.type === "asyncOptions") expect(Object.keys(get(spec.name)?.loaders ?? {})).toContain(field.load);
    }
  }
});

test("every default is one of the choices offered", () => {
  for (const spec of specs()) {
    for (const field of groupsIn(spec.inputs).flatMap((group) => Object.values(group).flatMap(kindsOf))) {
      if (field.type === "options" && field.default !== undefined)
        expect(field.options.map((option) => option.name)).toContain(field.default);
    }
  }
});

test("every credential a node asks for exists", () => {
  const known = credentialSpecs().map((spec) => spec.name);
  for (const spec of specs()) for (const type of spec.credential?.types ?? []) expect(known).toContain(type);
});

test("every slot can be filled by some node", () => {
  const provided = new Set(specs().flatMap((spec) => outputsOf(spec).flatMap((output) => output.provides)));
  const unfillable = specs().flatMap((spec) =>
    Object.entries(spec.inputs).flatMap(([name, field]) => {
      const wanted = acceptedClass(field);
      return wanted === undefined || provided.has(wanted) || comesLater.has(wanted)
        ? []
        : [`${spec.name}.${name}: ${wanted}`];
    }),
  );
  expect(unfillable).toEqual([]);
});

test("every node but a remark can be built, and every step run", () => {
  expect(
    specs()
      .filter((spec) => !spec.note && !(spec.step ? get(spec.name)?.run : get(spec.name)?.create))
      .map((spec) => spec.name),
  ).toEqual([]);
});

test("listing the catalogue loads no model client", () => {
  // Read from the sources: in this process other tests have loaded the clients already.
  const files = readdirSync(join(process.cwd(), "server/nodes"), { recursive: true, encoding: "utf8" });
  const sources = files.filter((file) => file.endsWith(".ts") && !file.includes("test"));
  const eager = sources.filter((file) =>
    /^import (?!type )[^;]*from "(?:@langchain|langchain|mathjs|openai|@anthropic-ai|ollama)/m.test(
      readFileSync(join(process.cwd(), "server/nodes", file), "utf8"),
    ),
  );
  expect(eager).toEqual([]);
});
