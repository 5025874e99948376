import type { CredentialSpec } from "@/domain/catalogue/credential-spec";
import type { Choice, Fields } from "@/domain/catalogue/field";
import type { FlowKind, NodeSpec, OutputSpec } from "@/domain/catalogue/node-spec";
import type { NodeTools } from "@/server/engine/ports";
import type { StepResult, StepScope } from "./step-scope";
import type { SlotTypes, Turn } from "./slots";

type SlotOf<T> = T extends keyof SlotTypes ? SlotTypes[T] : unknown;
type Row<C> = C extends readonly { name: infer N extends string }[] ? Partial<Record<N, unknown>> : never;

type Cells<R> = { [K in keyof R]?: Raw<R[K]> };

/** The value a node receives for a field, already coerced by `resolve-inputs`. */
type Raw<F> = F extends { type: "options"; options: readonly { name: infer V }[] }
  ? V
  : F extends { type: "multiOptions"; options: readonly { name: infer V }[] }
    ? V[]
    : F extends { type: "number" }
      ? number
      : F extends { type: "boolean" }
        ? boolean
        : F extends { type: "json" }
          ? unknown
          : F extends { type: "datagrid"; columns: infer C }
            ? Row<C>[]
            : F extends { type: "array"; row: infer R }
              ? Cells<R>[]
              : F extends { type: "oneOf"; kinds: readonly (infer K)[] }
                ? Raw<K>
                : F extends { type: "component" }
                  ? ComponentChoice
                  : F extends { type: "slot"; accepts: infer T; list: true }
                    ? SlotOf<T>[]
                    : F extends { type: "slot"; accepts: infer T }
                      ? SlotOf<T>
                      : string;

/** Without a default an optional input may be missing; lists are then empty and never missing. */
type Value<F> = F extends { default: unknown } | { list: true } | { type: "datagrid" } | { type: "array" }
  ? Raw<F>
  : F extends { optional: true }
    ? Raw<F> | undefined
    : Raw<F>;

export type Values<I> = { [K in keyof I]: Value<I[K]> };
export type Secrets<S> = { [K in keyof S]: S[K] extends { optional: true } ? string | undefined : string };

export interface CredentialDefinition<S extends Fields = Fields> extends CredentialSpec {
  fields: S;
  /** Hosts a secret of this type may be sent to. Empty: wherever the node's own base URL points. */
  hosts: readonly string[];
}

export const defineCredential = <const S extends Fields>(
  definition: CredentialDefinition<S>,
): CredentialDefinition<S> => definition;

export interface CreateContext<I, S, O extends boolean = false> {
  inputs: Values<I>;
  /** The node's credential; empty object when it has none. */
  secrets: O extends true ? Partial<Secrets<S>> : Secrets<S>;
  tools: NodeTools;
  node: { id: string; label: string };
  flow: { id: string };
  /** Chosen output, for nodes that have several. */
  output: string;
  signal: AbortSignal;
  /** Present only when this node must be built anew for each request (`perTurn`). */
  turn?: Turn;
}

/** A node that a `component` field names, to be built with `StepScope.build`. */
export interface ComponentChoice {
  name: string;
  settings: Readonly<Record<string, unknown>>;
  credentialId: string | undefined;
}

/** What an agentflow step is run with. References in its inputs are resolved already. */
export interface StepContext<I, S, O extends boolean = false> extends Omit<
  CreateContext<I, S, O>,
  "turn" | "output" | "signal"
> {
  /** Aborts when the run ends, or when this attempt has taken too long. */
  signal: AbortSignal;
  scope: StepScope;
}

export interface LoadContext<S> {
  /** Empty until a credential is chosen. */
  secrets: Partial<Secrets<S>>;
  /** Field values typed so far, unresolved. */
  inputs: Readonly<Record<string, unknown>>;
  tools: NodeTools;
  signal: AbortSignal;
}

export type Loader<S> = (context: LoadContext<S>) => Promise<Choice[]>;

/**
 * A node: data first, behaviour beside it. `create` builds the object that other nodes plug in. It runs once per
 * published version and must not keep anything of a request; SDKs are imported inside it.
 */
export interface NodeDefinition<
  I extends Fields = Fields,
  S extends Fields = Fields,
  L extends string = string,
  O extends boolean = boolean,
> extends Omit<NodeSpec, "credential" | "placeholder" | "flows" | "inputs"> {
  flows?: readonly FlowKind[];
  credential?: CredentialDefinition<S>;
  /** Credential types that serve as well. Their fields arrive in `secrets` too, and the node looks which are there. */
  otherCredentials?: readonly CredentialDefinition[];
  credentialOptional?: O;
  inputs: I;
  outputs?: readonly OutputSpec[];
  loaders?: Record<L, Loader<S>>;
  /** True when the chosen output is computed from the question (Flowise's "output prediction"). */
  perTurn?(output: string): boolean;
  create?(context: CreateContext<I, S, O>): Promise<unknown>;
  /**
   * The work of an agentflow step. After a crash it is run again with the same `scope.key`; after a pause with
   * `scope.resumed`. What it throws is handled as its owner chose: retried, replaced or passed on.
   */
  run?(context: StepContext<I, S, O>): Promise<StepResult>;
}

// The registry holds nodes of every shape; only `defineNode` knows their exact types.
export function defineNode<
  const I extends Fields,
  const S extends Fields = Record<string, never>,
  L extends string = string,
  O extends boolean = false,
>(definition: NodeDefinition<I, S, L, O>): NodeDefinition {
  return definition as unknown as NodeDefinition;
}

/** Credential types a node takes, the preferred one first. */
export const acceptedCredentials = ({
  credential,
  otherCredentials = [],
}: Pick<NodeDefinition, "credential" | "otherCredentials">): readonly CredentialDefinition[] =>
  credential ? [credential, ...otherCredentials] : [];

/** The part of a definition that JSON can carry. */
export function toSpec(definition: NodeDefinition): NodeSpec {
  const {
    flows,
    credential,
    otherCredentials: _o,
    credentialOptional,
    loaders: _l,
    perTurn: _p,
    create: _c,
    run: _r,
    ...data
  } = definition;
  return {
    ...data,
    flows: flows ?? ["chatflow"],
    ...(credential && {
      credential: {
        types: acceptedCredentials(definition).map(({ name }) => name),
        ...(credentialOptional && { optional: true }),
      },
    }),
  };
}
