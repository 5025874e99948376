/** A node of the exported graph. */
export interface GraphStep {
  id: string;
  code: string;
  /** Steps that follow it, whatever it chose. */
  next: string[];
  /** Steps that follow each of its ways, where it has several. */
  ways?: Record<string, string[]>;
  /** Several ways lead here, so that it waits for all that is under way. */
  joins: boolean;
  begins: boolean;
}
