import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Settings } from '../check';

/** What the things in a scope are judged by. */
export interface Guard {
  readonly settings: Settings;
  /** The same for guards that judge alike: they judge together, however many charts have one. */
  readonly key: string;
}

const GUARDS = new WeakMap<IConstruct, Guard>();

/** Sets the guard of a scope; a later one takes its place. */
export function setGuard(scope: IConstruct, guard: Guard): void {
  GUARDS.set(scope, guard);
}

/** The nearest guard above an object, if there is one. */
export function guardOf(apiObject: ApiObject): Guard | undefined {
  for (let scope: IConstruct | undefined = apiObject; scope; scope = scope.node.scope) {
    const guard = GUARDS.get(scope);
    if (guard) return guard;
  }
  return undefined;
}
