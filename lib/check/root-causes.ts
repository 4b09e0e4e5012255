import type { FieldPath } from '../kubernetes';
import type { Rule, Violation } from '../rules/rule';
import type { Manifest } from '../workload';

/** The containers that a rule has fired for, in one workload; `undefined` is the workload as a whole. */
type Containers = Set<string | undefined>;

/** Remembers which rules fired where, so that one root cause is one finding. */
export class RootCauses {
  private readonly fired = new Map<string, Map<Manifest, Containers>>();
  private readonly places = new Map<Manifest, Set<string>>();
  private readonly explained = new Map<Manifest, Set<string>>();

  /**
   * Whether a rule that this one presupposes has fired for the same workload (and container), or another rule has
   * explained why the field is as it is.
   */
  explain(rule: Rule, violation: Violation, subject: Manifest): boolean {
    return (
      this.isExplained(violation, subject) ||
      (rule.presupposes ?? []).some((id) => this.hasFired(id, violation, subject))
    );
  }

  private hasFired(id: string, { container }: Violation, subject: Manifest): boolean {
    const containers = this.fired.get(id)?.get(subject);
    if (containers === undefined) return false;
    return container === undefined || containers.has(undefined) || containers.has(container);
  }

  private isExplained({ path, field: missing = path, edits = [] }: Violation, subject: Manifest): boolean {
    const fields = this.explained.get(subject);
    if (!fields) return false;
    return [path, missing, ...edits.map((edit) => edit.path)].some((one) => fields.has(keyOf(one)));
  }

  /** Whether the rule has fired at the same place of an object that several workloads share, such as a budget. */
  isKnownElsewhere(rule: Rule, { resource, path }: Violation, subject: Manifest): boolean {
    if (resource === undefined || resource === subject) return false;
    const place = `${rule.id} ${path.join('.')}`;
    const places = entryOf(this.places, resource, () => new Set<string>());
    if (places.has(place)) return true;
    places.add(place);
    return false;
  }

  /** Notes that a rule has fired. */
  add(rule: Rule, { container, explains }: Violation, subject: Manifest): void {
    const subjects = entryOf(this.fired, rule.id, () => new Map<Manifest, Containers>());
    entryOf(subjects, subject, () => new Set<string | undefined>()).add(container);
    if (!explains) return;
    const fields = entryOf(this.explained, subject, () => new Set<string>());
    for (const field of explains) fields.add(keyOf(field));
  }
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function keyOf(path: FieldPath): string {
  return JSON.stringify(path);
}
