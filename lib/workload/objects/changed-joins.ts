import { asObject, selectorMatches } from '../../kubernetes';
import type { Changes } from './changes';
import { directoryOf } from './directories';
import type { Joins } from './joins';
import { identityOf, type Manifest } from './manifest';
import type { Labels } from './selector-index';
import type { Route } from '../traffic/routes/route';

/** The joins of a world with other objects in it: found by those that they replace, so that nothing is joined anew. */
export class ChangedJoins implements Joins {
  private readonly originals: ReadonlyMap<Manifest, Manifest>;

  constructor(
    private readonly before: Joins,
    private readonly changes: Changes,
  ) {
    this.originals = new Map([...changes.replaced].map(([original, current]) => [current, original]));
  }

  get manifests(): Joins['manifests'] {
    return this.before.manifests;
  }

  get objects(): Joins['objects'] {
    return this.before.objects;
  }

  servicesOf(workload: Manifest, labels: Labels): readonly Manifest[] {
    return this.current(this.before.servicesOf(this.original(workload), labels));
  }

  areOthersServed(workload: Manifest): boolean {
    return this.before.areOthersServed(this.original(workload));
  }

  budgetsOf(workload: Manifest, labels: Labels): readonly Manifest[] {
    const added = this.changes.budgets.filter((budget) => isFor(budget, workload, labels));
    return [...this.current(this.before.budgetsOf(this.original(workload), labels)), ...added];
  }

  autoscalersOf(workload: Manifest): readonly Manifest[] {
    return this.current(this.before.autoscalersOf(this.original(workload)));
  }

  rolloutOf(workload: Manifest): Manifest | undefined {
    const rollout = this.before.rolloutOf(this.original(workload));
    return rollout && (this.changes.replaced.get(rollout) ?? rollout);
  }

  routesTo(service: Manifest): readonly Route[] {
    return this.before.routesTo(this.original(service));
  }

  policiesFor(service: Manifest): readonly Manifest[] {
    return this.before.policiesFor(this.original(service));
  }

  private original(manifest: Manifest): Manifest {
    return this.originals.get(manifest) ?? manifest;
  }

  private current(manifests: readonly Manifest[]): readonly Manifest[] {
    const { replaced, removed } = this.changes;
    const left = removed ? manifests.filter((manifest) => !removed.has(manifest)) : manifests;
    return left.map((manifest) => replaced.get(manifest) ?? manifest);
  }
}

function isFor(budget: Manifest, workload: Manifest, labels: Labels): boolean {
  const isNear = directoryOf(budget) === directoryOf(workload);
  const { selector } = asObject(budget.object['spec']);
  return isNear && identityOf(budget).namespace === identityOf(workload).namespace && selectorMatches(selector, labels);
}
