export interface KeptVector {
  id: string;
  vector: number[];
  payload: Record<string, unknown>;
}

export interface NearVector extends KeptVector {
  cosine: number;
  product: number;
  /** Squared. */
  distance: number;
}

export class VectorTrouble extends Error {
  constructor(
    readonly kind: "length" | "missing",
    readonly detail: { name: string; expected?: number; got?: number },
  ) {
    super(`${kind}: ${JSON.stringify(detail)}`);
  }
}

export interface VectorCollection {
  /** Length of its vectors; where it is not told it is that of the first. */
  size: number | undefined;
  measure: string;
  rows: Map<string, KeptVector>;
  /** Whatever else the service remembers of it. */
  more: Record<string, unknown>;
}

/** What every vector server has inside: collections of vectors, and which are near. */
export function vectorCore() {
  const collections = new Map<string, VectorCollection>();
  const get = (name: string): VectorCollection => {
    const found = collections.get(name);
    if (!found) throw new VectorTrouble("missing", { name });
    return found;
  };
  const check = (name: string, vector: number[]): void => {
    const { size } = get(name);
    if (size !== undefined && size !== vector.length)
      throw new VectorTrouble("length", { name, expected: size, got: vector.length });
  };
  return {
    collections,
    get,
    make(name: string, made: Partial<VectorCollection> = {}): VectorCollection {
      const collection = { size: undefined, measure: "cosine", rows: new Map(), more: {}, ...made };
      collections.set(name, collection);
      return collection;
    },
    put(name: string, rows: readonly KeptVector[]): void {
      const collection = get(name);
      for (const row of rows) {
        collection.size ??= row.vector.length;
        check(name, row.vector);
        collection.rows.set(row.id, structuredClone(row));
      }
    },
    remove(name: string, ids: readonly string[]): number {
      const { rows } = get(name);
      return ids.filter((id) => rows.delete(id)).length;
    },
    near(name: string, vector: number[], k: number, keeps: (row: KeptVector) => boolean = () => true): NearVector[] {
      const { rows, measure } = get(name);
      check(name, vector);
      const found = [...rows.values()]
        .filter(keeps)
        .map((row) => ({ ...structuredClone(row), ...compare(row.vector, vector) }));
      const worth = (row: NearVector): number =>
        /l2|eucl/i.test(measure) ? -row.distance : /dot|ip|product/i.test(measure) ? row.product : row.cosine;
      return found.toSorted((a, b) => worth(b) - worth(a)).slice(0, k);
    },
  };
}

function compare(one: number[], other: number[]) {
  const dot = (a: number[], b: number[]): number => a.reduce((sum, value, place) => sum + value * (b[place] ?? 0), 0);
  const product = dot(one, other);
  const distance = one.reduce((sum, value, place) => sum + (value - (other[place] ?? 0)) ** 2, 0);
  return { product, distance, cosine: product / Math.sqrt(dot(one, one) * dot(other, other)) };
}
