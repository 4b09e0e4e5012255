import type { FieldPath } from '../kubernetes';
import type { Rule, Violation } from '../rules/rule';
import type { Manifest } from '../workload';

interface Fired {
  readonly subject: Manifest;
  readonly container?: string;
}

/** Remembers which rules fired where, so that one root cause is one finding. */
export class RootCauses {
  private readonly fired = new Map<string, Fired[]>();
  private readonly places = new Map<Manifest, Set<string>>();
  private readonly explained = new Map<Manifest, FieldPath[]>();

  /**
   * Whether a rule that this one presupposes has fired for the same workload (and container), or another rule has
   * explained why the field is as it is.
   */
  explain(rule: Rule, violation: Violation, subject: Manifest): boolean {
    return (
      this.isExplained(violation, subject) ||
      (rule.presupposes ?? []).some((id) =>
        this.fired.get(id)?.some((cause) => cause.subject === subject && sameContainer(cause, violation)),
      )
    );
  }

  private isExplained({ path, edits = [] }: Violation, subject: Manifest): boolean {
    const fields = this.explained.get(subject);
    if (!fields) return false;
    return [path, ...edits.map((edit) => edit.path)].some((one) => fields.some((field) => samePath(one, field)));
  }

  /** Whether the rule has fired at the same place of an object that several workloads share, such as a budget. */
  isKnownElsewhere(rule: Rule, { resource, path }: Violation, subject: Manifest): boolean {
    if (resource === undefined || resource === subject) return false;
    const place = `${rule.id} ${path.join('.')}`;
    const places = this.places.get(resource) ?? new Set();
    this.places.set(resource, places);
    if (places.has(place)) return true;
    places.add(place);
    return false;
  }

  /** Notes that a rule has fired. */
  add(rule: Rule, violation: Violation, subject: Manifest): void {
    const fired = this.fired.get(rule.id) ?? [];
    fired.push({ subject, container: violation.container });
    this.fired.set(rule.id, fired);
    if (!violation.explains) return;
    this.explained.set(subject, [...(this.explained.get(subject) ?? []), ...violation.explains]);
  }
}

function samePath(one: FieldPath, other: FieldPath): boolean {
  return one.length === other.length && one.every((step, depth) => step === other[depth]);
}

function sameContainer(cause: Fired, violation: Violation): boolean {
  return cause.container === undefined || violation.container === undefined || cause.container === violation.container;
}
