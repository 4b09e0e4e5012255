import { asObject, asString } from '../kubernetes';
import { identityOf, type Manifest } from './manifest';
import { budgetLabels, SelectorIndex, serviceLabels } from './selector-index';

type Labels = Readonly<Record<string, string>>;

/** The objects of one namespace that concern workloads. */
interface Neighbours {
  readonly services: Manifest[];
  readonly budgets: Manifest[];
  readonly autoscalers: Map<string, Manifest[]>;
  serviceIndex?: SelectorIndex;
  budgetIndex?: SelectorIndex;
}

/** The objects of a world by namespace, found by what they refer to: joins stay linear in the number of objects. */
export class Cluster {
  private readonly namespaces = new Map<string, Neighbours>();

  /** @param manifests everything that belongs to one cluster */
  constructor(manifests: readonly Manifest[]) {
    for (const manifest of manifests) this.add(manifest);
  }

  /** Services of a namespace that may select pods with these labels. */
  servicesFor(namespace: string, labels: Labels): readonly Manifest[] {
    const neighbours = this.in(namespace);
    neighbours.serviceIndex ??= new SelectorIndex(neighbours.services, serviceLabels);
    return neighbours.serviceIndex.candidates(labels);
  }

  /** PodDisruptionBudgets of a namespace that may select pods with these labels. */
  budgetsFor(namespace: string, labels: Labels): readonly Manifest[] {
    const neighbours = this.in(namespace);
    neighbours.budgetIndex ??= new SelectorIndex(neighbours.budgets, budgetLabels);
    return neighbours.budgetIndex.candidates(labels);
  }

  /** HorizontalPodAutoscalers of a namespace that scale a workload of this kind and name. */
  autoscalersOf(namespace: string, kind: string, name: string): readonly Manifest[] {
    return this.in(namespace).autoscalers.get(`${kind}/${name}`) ?? [];
  }

  private add(manifest: Manifest): void {
    const { namespace, kind } = identityOf(manifest);
    if (kind === 'Service') this.in(namespace).services.push(manifest);
    if (kind === 'PodDisruptionBudget') this.in(namespace).budgets.push(manifest);
    if (kind === 'HorizontalPodAutoscaler') this.addAutoscaler(namespace, manifest);
  }

  private addAutoscaler(namespace: string, manifest: Manifest): void {
    const target = asObject(asObject(manifest.object['spec'])['scaleTargetRef']);
    const key = `${asString(target['kind']) ?? ''}/${asString(target['name']) ?? ''}`;
    const { autoscalers } = this.in(namespace);
    autoscalers.set(key, [...(autoscalers.get(key) ?? []), manifest]);
  }

  private in(namespace: string): Neighbours {
    let neighbours = this.namespaces.get(namespace);
    if (!neighbours) {
      neighbours = { services: [], budgets: [], autoscalers: new Map() };
      this.namespaces.set(namespace, neighbours);
    }
    return neighbours;
  }
}
