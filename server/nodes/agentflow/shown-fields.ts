/**
 * A step's fields as its trace shows them: those that were filled in, nodes by their name. Of a node's settings only what
 * cannot hold a secret is shown.
 */
export function shownFields(prefix: string, inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const own = Object.entries(inputs).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.flatMap(([name, value]) => shown(name, value)));
}

function shown(name: string, value: unknown): [string, unknown][] {
  if (value === undefined || value === null || value === "") return [];
  if (Array.isArray(value)) return value.length > 0 ? [[name, value.map(shownRow)]] : [];
  if (!isComponent(value)) return [[name, value]];
  return [
    [name, value.name],
    [`${name}Config`, Object.fromEntries(Object.entries(value.settings).filter(isPlain))],
  ];
}

const shownRow = (row: unknown): unknown =>
  typeof row === "object" && row !== null
    ? Object.fromEntries(Object.entries(row).flatMap(([name, value]) => shown(name, value)))
    : row;

const mayBeSecret = /header|option|secret|password|key|credential/i;

const isPlain = ([name, value]: [string, unknown]): boolean =>
  !mayBeSecret.test(name) && value !== "" && (typeof value !== "object" || value === null);

const isComponent = (value: unknown): value is { name: string; settings: Record<string, unknown> } =>
  typeof value === "object" && value !== null && "name" in value && "settings" in value;
