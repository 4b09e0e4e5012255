import type { Construct } from 'constructs';
import { wordProps } from '../../judging/prop-of';
import type { GracefulWorkerProps } from './graceful-worker-props';
import { PlannedDeployment } from '../deployment/planned-deployment';
import { workerFacts } from './worker-facts';
import { tellUnknownProps } from '../tell-unknown-props';

const NO_TRAFFIC =
  'none: a worker is sent no requests. Write a ZeroDowntimeDeployment where some come in, or take away what sends them';

/**
 * A Deployment that fetches its work itself, and of which no piece of work is cut: not by a rollout, a drain, or an
 * autoscaler that scales it down. From the longest piece of work it derives the grace period, besides the probes, the
 * rolling update, a PodDisruptionBudget and the spread over nodes; whatever contradicts the facts fails synthesis. It
 * has no Service, and needs no readiness.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 * @example
 * new GracefulWorker(chart, 'mailer', {
 *   image: 'registry.example.com/mailer:1.1.0',
 *   replicas: 3,
 *   slowestStart: Duration.seconds(10),
 *   longestWork: Duration.seconds(90),
 *   onSigterm: OnSigterm.drains(),
 * });
 */
export class GracefulWorker extends PlannedDeployment {
  /**
   * @param scope where it stands in the construct tree
   * @param id its id; also its name, unless `metadata.name` says otherwise
   * @param props the facts
   * @throws FactError with everything that is missing, of a wrong type or impossible in them
   */
  constructor(scope: Construct, id: string, props: GracefulWorkerProps) {
    super(scope, id, workerFacts({ scope, id }, props));
    wordProps(this.apiObject, {
      traffic: NO_TRAFFIC,
      'longestRequest: Duration.seconds(…)': 'longestWork: Duration.seconds(…)',
    });
    if (new.target === GracefulWorker) tellUnknownProps(this, 'GracefulWorker', props);
  }
}
