import type { FieldPath } from '../values/field-path';
import type { KubernetesVersion } from '../versions/kubernetes-version';
import { mistyped, unknownField, type FieldError } from '../validation/field-error';
import { isObject, objectOf, textOf } from '../validation/values/json';
import { byKey } from './by-key';
import { goPlace } from './go-place';
import { kindStructure } from './kind-structure';
import type { Basic, BasicForm, Field, List, Mapping, Struct, StructureType } from './structure-type';
import { jsonKind, unmarshalProblem, type UnmarshalProblem } from './unmarshal-problem';
import { own } from '../values/own';

/**
 * What the API server cannot decode: values of a wrong type first, then fields that do not exist (which it refuses
 * under the strict validation that kubectl asks for, and drops in silence without). Kinds that are not known, custom
 * resources among them, have no errors.
 *
 * @param object any value
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#setting-the-field-validation-level
 */
export function validateStructure(object: unknown, version: KubernetesVersion): readonly FieldError[] {
  const { apiVersion, kind } = objectOf(object);
  const struct = kindStructure(textOf(apiVersion), textOf(kind));
  if (!struct || !isObject(object)) return NOTHING;
  const walk = new Walk(struct, Number(version.slice(2)));
  walk.struct(object, struct);
  return walk.errors;
}

const NOTHING: readonly FieldError[] = [];

const LARGEST_INT32 = 2 ** 31 - 1;

const SELF_DECODING: ReadonlySet<BasicForm> = new Set([
  'quantity',
  'intOrString',
  'time',
  'microTime',
  'duration',
] as const);

function fitsSurely(value: unknown, { surely }: Basic): boolean {
  if (typeof value !== surely) return false;
  return typeof value !== 'number' || (Number.isInteger(value) && Math.abs(value) <= LARGEST_INT32);
}

/** Goes through an object along its types. Nothing is made on the way as long as everything fits. */
class Walk {
  private readonly path: (string | number)[] = [];
  /** Types that decode themselves stop the server's decoder; it goes on after others, and names the first. */
  private stopping: FieldError[] = [];
  private mistyped: FieldError[] = [];
  private unknown: FieldError[] = [];

  constructor(
    private readonly root: Struct,
    private readonly minor: number,
  ) {}

  /** In the order of the API server, which gets the fields sorted by kubectl. */
  get errors(): readonly FieldError[] {
    if (this.stopping.length + this.mistyped.length + this.unknown.length === 0) return NOTHING;
    return [...this.stopping.sort(byKey), ...this.mistyped.sort(byKey), ...this.unknown.sort(byKey)];
  }

  struct(value: Readonly<Record<string, unknown>>, { fields }: Struct): void {
    for (const key in value) {
      const field = fields.get(key);
      if (field && this.exists(field)) this.below(key, own(value, key), field.type);
      else this.unknown.push(unknownField([...this.path, key]));
    }
  }

  /** Most values are scalars that fit, and need no place to be told. */
  private below(step: string | number, value: unknown, type: StructureType): void {
    if (type.form === 'basic' && fitsSurely(value, type)) return;
    this.path.push(step);
    this.value(value, type);
    this.path.pop();
  }

  private value(value: unknown, type: StructureType): void {
    if (value === null || value === undefined) return;
    switch (type.form) {
      case 'basic':
        return this.basic(value, type);
      case 'list':
        return this.list(value, type);
      case 'map':
        return this.map(value, type);
      case 'struct':
        return isObject(value) ? this.struct(value, type) : this.misfit(value, type);
    }
  }

  private basic(value: unknown, type: Basic): void {
    const problem = unmarshalProblem(value, type);
    if (problem) (SELF_DECODING.has(type.basic) ? this.stopping : this.mistyped).push(this.error(problem));
  }

  private list(value: unknown, type: List): void {
    if (!Array.isArray(value)) return this.misfit(value, type);
    for (let index = 0; index < value.length; index += 1) this.below(index, value[index], type.element);
  }

  private map(value: unknown, type: Mapping): void {
    if (!isObject(value)) return this.misfit(value, type);
    for (const key in value) this.below(key, own(value, key), type.element);
  }

  private exists({ since, until }: Field): boolean {
    return this.minor >= since && this.minor < until;
  }

  private misfit(value: unknown, { name }: StructureType): void {
    this.mistyped.push(this.error({ found: jsonKind(value), wanted: name }));
  }

  private error(problem: UnmarshalProblem): FieldError {
    const { owner, path } = goPlace(this.root, this.path);
    const detail =
      problem.text ??
      `json: cannot unmarshal ${problem.found} into Go struct field ${owner}.${path} of type ${problem.wanted}`;
    return mistyped(this.here(), detail);
  }

  private here(): FieldPath {
    return [...this.path];
  }
}
