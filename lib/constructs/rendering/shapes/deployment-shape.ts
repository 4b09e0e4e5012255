import type { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { ReleasePlan, StatedNumbers } from '../../../plan';
import { asObject, type JsonObject } from '../../../workload';
import type { ApplicationFacts } from '../../statements/application-facts';
import type { DisruptionBudget } from '../../statements/replicas/disruption-budget';
import { isScaledByApp } from '../planned/scaled-by-app';
import { statedTimes } from '../planned/stated-times';
import type { WorkloadShape } from './workload-shape';

/** What a Deployment may state of its release in numbers. */
interface DeploymentNumbers extends kplus.DeploymentProps {
  readonly disruptionBudget?: DisruptionBudget;
}

/** What a Deployment adds to its pods: how they are replaced, and when a release counts as stuck. */
export function deploymentShape(
  props: DeploymentNumbers & Pick<ApplicationFacts, 'autoscaled'>,
  apiObject: ApiObject,
): WorkloadShape {
  const isScaledElsewhere = () => props.autoscaled !== undefined || isScaledByApp(apiObject);
  return {
    template: ['spec', 'template'],
    revisionLabel: 'pod-template-hash',
    stated: (spec) => statedNumbers(props, spec),
    specOf: (plan) => ({
      minReadySeconds: plan.minReady,
      progressDeadlineSeconds: plan.progressDeadline,
      strategy: strategyOf(plan),
      ...(props.replicas === undefined && isScaledElsewhere() && { replicas: undefined }),
    }),
  };
}

function strategyOf({ strategy, maxSurge, maxUnavailable }: ReleasePlan): JsonObject {
  return strategy === 'Recreate' ? { type: strategy } : { rollingUpdate: { maxSurge, maxUnavailable }, type: strategy };
}

function statedNumbers(props: DeploymentNumbers, spec: JsonObject): StatedNumbers {
  const { terminationGracePeriod, minReady, progressDeadline, strategy, disruptionBudget } = props;
  return {
    ...statedTimes({ terminationGracePeriod, minReady, progressDeadline }),
    ...(strategy && statedStrategy(asObject(spec['strategy']))),
    ...(disruptionBudget && { budget: disruptionBudget._budget }),
  };
}

function statedStrategy(strategy: JsonObject): Pick<StatedNumbers, 'strategy' | 'maxSurge' | 'maxUnavailable'> {
  if (strategy['type'] === 'Recreate') return { strategy: 'Recreate' };
  const { maxSurge, maxUnavailable } = asObject(strategy['rollingUpdate']);
  return {
    strategy: 'RollingUpdate',
    maxSurge: maxSurge as number | string,
    maxUnavailable: maxUnavailable as number | string,
  };
}
