import type * as kplus from 'cdk8s-plus-28';
import {
  attachAsStated,
  remember,
  withoutInventions,
  withStatedResources,
} from '../rendering/planned/known-containers';
import { PlannedWorkload } from '../rendering/planned/planned-workload';
import { podSelectorOf } from './own-name';

/** What cdk8s-plus calls while it makes a workload, and users call later. */
type Overridden = Pick<kplus.Workload, 'addContainer' | 'addInitContainer' | 'attachContainer' | 'toPodSelectorConfig'>;

/** What an autoscaler asks, of a workload that has a number of replicas. */
type Scalable = Partial<Pick<kplus.IScalable, 'toScalingTarget'>>;

/**
 * Lets the workloads of a class hold what is stated, and nothing that cdk8s-plus invents: no startup probe by TCP, and no
 * CPU and a half. Others find their pods by the labels of their identity. It is done to the class itself, since cdk8s-plus
 * adds the containers while its own constructor runs.
 */
export function asStated(workload: { readonly prototype: kplus.Workload }): void {
  const inherited = Object.getPrototypeOf(workload.prototype) as Overridden;
  const { toScalingTarget } = workload.prototype as Scalable;
  const overridden: Overridden & Scalable & ThisType<kplus.Workload> = {
    addContainer(props) {
      return attachAsStated(this, props);
    },
    attachContainer(container) {
      inherited.attachContainer.call(this, withoutInventions(container));
    },
    addInitContainer(props) {
      return remember(inherited.addInitContainer.call(this, withStatedResources(props)), props);
    },
    toPodSelectorConfig() {
      return podSelectorOf(inherited.toPodSelectorConfig.call(this), this);
    },
    ...(toScalingTarget && {
      toScalingTarget(this: kplus.Workload) {
        return withHouseResources(this, toScalingTarget.call(this));
      },
    }),
  };
  for (const [name, value] of Object.entries(overridden))
    Object.defineProperty(workload.prototype, name, { configurable: true, writable: true, value });
}

/** cdk8s-plus's autoscaler looks for resources before the manifest has those that the scopes of the workload state. */
function withHouseResources(workload: kplus.Workload, target: kplus.ScalingTarget): kplus.ScalingTarget {
  const resources = PlannedWorkload.of(workload)?.known.facts.resources;
  const [serving, ...others] = target.containers;
  if (!resources || !serving || Object.keys(serving.resources ?? {}).length > 0) return target;
  const seen = Object.create(serving, { resources: { value: resources } }) as kplus.Container;
  return { ...target, containers: [seen, ...others] };
}
