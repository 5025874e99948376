/** Where a run belongs that another run's step asked for. */
export interface Nested {
  parentKey: string;
  depth: number;
}
