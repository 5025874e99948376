/** A service that a flow may use beside its own nodes, with what is set for it. */
export interface ServiceSpec {
  /** As Flowise names it. */
  name: string;
  label: string;
  /** What a person should know before choosing it. */
  note?: string;
  /** Types of credentials that open it; none: it needs no key. */
  credentials: readonly string[];
  /** A server of one's own may stand open. */
  credentialOptional?: boolean;
  fields: readonly ServiceField[];
}

export interface ServiceField {
  name: string;
  label: string;
  help?: string;
  /** `model`: the provider can be asked for its list. */
  type: "text" | "lines" | "number" | "switch" | "choice" | "model";
  default?: string;
  placeholder?: string;
  choices?: readonly { value: string; label: string }[];
  required?: boolean;
}
