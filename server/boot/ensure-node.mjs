const needed = [20, 20];

/** Throws when this Node is older than the one in package.json's `engines`. */
export function ensureNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const enough = major > needed[0] || (major === needed[0] && minor >= needed[1]);
  if (enough) return;
  throw new Error(
    `Weft needs Node ${needed.join(".")} or newer; this is ${version}. Get one from https://nodejs.org/.`,
  );
}
