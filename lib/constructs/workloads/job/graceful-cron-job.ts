import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { ReleasePlan } from '../../../plan';
import { cronJobShape } from '../../rendering/shapes/job-shape';
import { planOf } from '../../rendering/planned/planned-workload';
import { asStated } from '../as-stated';
import type { GracefulCronJobProps } from './graceful-cron-job-props';
import { cronFacts, cronJobProps, jobFacts, requireCronJob } from './job-props';
import { tellOverrun } from './tell-overrun';
import { identifyWorkload, layWorkload } from '../lay-workload';
import { tellUnknownProps } from '../tell-unknown-props';

/**
 * A CronJob whose runs a drain interrupts and does not fail. From its schedule and its longest run it derives how late a
 * run may start, how long it may take with its retries, what counts as a failure, and the grace period. Whatever
 * contradicts the facts fails synthesis.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 * @example
 * new GracefulCronJob(chart, 'report', {
 *   image: 'registry.example.com/shop/report:1.4.2',
 *   schedule: Cron.schedule({ minute: '30', hour: '5' }),
 *   timeZone: 'Europe/Berlin',
 *   longestRun: Duration.minutes(40),
 *   interruption: Interruption.saves(Duration.seconds(20)),
 * });
 */
export class GracefulCronJob extends kplus.CronJob {
  /**
   * @param scope where it stands in the construct tree
   * @param id its id; also its name, unless `metadata.name` says otherwise
   * @param props the facts
   * @throws FactError with everything that is missing, of a wrong type or impossible in them
   */
  constructor(scope: Construct, id: string, props: GracefulCronJobProps) {
    const facts = requireCronJob({ scope, id }, props);
    super(scope, id, cronJobProps({ scope, id }, facts));
    identifyWorkload(this, id, facts);
    const shape = cronJobShape({ ...facts, facts: { ...jobFacts(props), cron: cronFacts(props) } });
    layWorkload(this, this.apiObject, facts, shape, ['terminationGracePeriod']);
    tellOverrun(this, props);
    if (new.target === GracefulCronJob) tellUnknownProps(this, 'GracefulCronJob', props);
  }

  /** The numbers of a run, each with its reason, as of now: containers that are added later count. */
  public get plan(): ReleasePlan {
    return planOf(this);
  }
}

asStated(GracefulCronJob);
