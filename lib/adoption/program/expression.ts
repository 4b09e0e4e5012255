import type { Json } from '../../kubernetes';

/**
 * An expression of a generated program: little enough to be printed as a person would write it, and to be evaluated
 * without a compiler.
 */
export type Expression = Literal | Name | Call | List | Mapping;

/** A text, a number, true, false or null. */
export interface Literal {
  readonly form: 'literal';
  readonly value: string | number | boolean | null;
}

/** A name, or a path of names: `WEB.slowestStart`. */
export interface Name {
  readonly form: 'name';
  readonly path: string;
}

/** A call of a function, or of a constructor. */
export interface Call {
  readonly form: 'call';
  readonly isNew: boolean;
  /** `kplus.EnvValue.fromValue`. */
  readonly callee: string;
  readonly args: readonly Expression[];
}

export interface List {
  readonly form: 'list';
  readonly items: readonly Expression[];
}

export interface Mapping {
  readonly form: 'mapping';
  readonly entries: readonly Entry[];
}

/** A field of a mapping; without a key, another mapping that is spread into it. */
export interface Entry {
  readonly key?: string;
  readonly value: Expression;
  /** Lines above it. */
  readonly comment?: readonly string[];
}

export function literal(value: Literal['value']): Literal {
  return { form: 'literal', value };
}

export function name(path: string): Name {
  return { form: 'name', path };
}

export function call(callee: string, ...args: readonly Expression[]): Call {
  return { form: 'call', isNew: false, callee, args };
}

export function construct(callee: string, ...args: readonly Expression[]): Call {
  return { form: 'call', isNew: true, callee, args };
}

export function list(items: readonly Expression[]): List {
  return { form: 'list', items };
}

/** A mapping of what is there: a field without a value is left out. */
export function mapping(fields: Readonly<Record<string, Expression | undefined>>): Mapping {
  return {
    form: 'mapping',
    entries: Object.entries(fields).flatMap(([key, value]) => (value ? [{ key, value }] : [])),
  };
}

/** Plain data as an expression. */
export function data(value: Json): Expression {
  if (Array.isArray(value)) return list((value as readonly Json[]).map(data));
  if (typeof value !== 'object' || value === null) return literal(value as Literal['value']);
  return { form: 'mapping', entries: Object.entries(value).map(([key, one]) => ({ key, value: data(one as Json) })) };
}
