import type { Fields } from "./field";

/** A credential type: the form a person fills once, and where its secrets may travel. */
export interface CredentialSpec {
  /** Flowise's name where it has the type (`openAIApi`). */
  name: string;
  label: string;
  description?: string;
  /** Text, password, number, boolean and options fields only. */
  fields: Fields;
  /** File in `public/icons/nodes/`. */
  icon?: string;
  docs?: string;
}
