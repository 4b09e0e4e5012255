import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { ReleasePlan } from '../../../plan';
import { jobShape } from '../../rendering/shapes/job-shape';
import { planOf } from '../../rendering/planned/planned-workload';
import { asStated } from '../as-stated';
import type { GracefulJobProps } from './graceful-job-props';
import { jobFacts, jobProps, requireJob } from './job-props';
import { identifyWorkload, layWorkload } from '../lay-workload';
import { tellUnknownProps } from '../tell-unknown-props';

/**
 * A Job that a drain interrupts and does not fail. From its longest run it derives how long it may take with its retries,
 * what counts as a failure, and the grace period; containers beside the work do not keep it from ending. Whatever
 * contradicts the facts fails synthesis.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 * @example
 * new GracefulJob(chart, 'migrate-1-4-2', {
 *   image: 'registry.example.com/shop/migrations:1.4.2',
 *   longestRun: Duration.minutes(10),
 *   interruption: Interruption.startsOver(),
 *   retries: 2,
 * });
 */
export class GracefulJob extends kplus.Job {
  /**
   * @param scope where it stands in the construct tree
   * @param id its id; also its name, unless `metadata.name` says otherwise
   * @param props the facts
   * @throws FactError with everything that is missing, of a wrong type or impossible in them
   */
  constructor(scope: Construct, id: string, props: GracefulJobProps) {
    const facts = requireJob({ scope, id }, props);
    super(scope, id, jobProps({ scope, id }, facts));
    identifyWorkload(this, id, facts);
    const shape = jobShape({ ...facts, facts: jobFacts(props) });
    layWorkload(this, this.apiObject, facts, shape, ['terminationGracePeriod', 'activeDeadline']);
    if (new.target === GracefulJob) tellUnknownProps(this, 'GracefulJob', props);
  }

  /** The numbers of a run, each with its reason, as of now: containers that are added later count. */
  public get plan(): ReleasePlan {
    return planOf(this);
  }
}

asStated(GracefulJob);
