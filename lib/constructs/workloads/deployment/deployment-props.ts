import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { type Choice, choiceProblem } from '../../statements/fact-problems';
import { shown } from '../../statements/typed';
import { ofOthers } from '../facts-of-others';
import { replicasProblems, timeProblems, unmeantProblems } from '../number-problems';
import { restartPolicyProblems } from '../pod-problems';
import { requireWorkload, workloadProps } from '../workload-props';
import type { ZeroDowntimeDeploymentProps } from './zero-downtime-deployment-props';

/** Where nothing is stated, cdk8s-plus must find nothing to object to before the plan is made. */
const LATER = Duration.seconds(Number.MAX_SAFE_INTEGER);

const NEVER_FEWER = kplus.DeploymentStrategy.rollingUpdate({ maxUnavailable: kplus.PercentOrAbsolute.absolute(0) });

const BUDGET: Choice = { member: '_budget', instead: 'a DisruptionBudget, such as DisruptionBudget.none()' };
const SERVICE: Choice = { member: '_options', instead: 'an OwnService, such as OwnService.of({ port: 80 })' };

const NOT_OF_A_DEPLOYMENT = ofOthers('ZeroDowntimeDeployment');

/**
 * Refuses what is missing, of a wrong type or impossible in the props of a Deployment, all of it at once.
 *
 * @param more what else its kind finds wrong
 * @throws FactError naming the construct, each fact and what to do
 */
export function requireDeployment(
  { scope, id }: { readonly scope: Construct; readonly id: string },
  props: ZeroDowntimeDeploymentProps,
  more: () => readonly string[] = () => unmeantProblems(props, NOT_OF_A_DEPLOYMENT),
): ZeroDowntimeDeploymentProps {
  return requireWorkload({ scope, id }, props, () => [
    ...more(),
    ...replicasProblems(props),
    ...restartPolicyProblems(props.restartPolicy),
    ...timeProblems(props, ['terminationGracePeriod', 'minReady', 'progressDeadline']),
    ...strategyProblems(props.strategy),
    ...choiceProblem(props.disruptionBudget, 'disruptionBudget', BUDGET),
    ...choiceProblem(props.ownService, 'ownService', SERVICE),
  ]);
}

function strategyProblems(strategy: unknown): readonly string[] {
  if (strategy === undefined || (typeof strategy === 'object' && strategy !== null && '_toKube' in strategy)) return [];
  return [
    `'strategy' has to be a DeploymentStrategy, such as DeploymentStrategy.rollingUpdate(), and is ${shown(strategy)}: leave it out, and it follows from the facts`,
  ];
}

/** What cdk8s-plus is told; the plan is laid over what it makes of it. */
export function deploymentProps(
  scope: Construct,
  id: string,
  props: ZeroDowntimeDeploymentProps,
): kplus.DeploymentProps {
  return {
    ...workloadProps(scope, id, props),
    progressDeadline: props.progressDeadline ?? LATER,
    strategy: props.strategy ?? NEVER_FEWER,
  };
}
