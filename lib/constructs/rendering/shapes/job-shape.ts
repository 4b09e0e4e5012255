import type { JobFacts, ReleasePlan } from '../../../plan';
import { asObject, type Json, type JsonObject } from '../../../workload';
import type { RunFacts } from '../../statements/run-facts';
import { inKeyOrder } from '../app/rendered-object';
import { statedTimes } from '../planned/stated-times';
import type { WorkloadShape } from './workload-shape';

/** What a Job says besides its pods. */
interface JobSpec extends Pick<RunFacts, 'fatalExitCodes' | 'completions' | 'parallelism'> {
  readonly facts: JobFacts;
  readonly terminationGracePeriod?: RunFacts['longestRun'];
}

/** What a Job adds to its pods: how often a run is repeated, what counts as a failure, and how long all may take. */
export function jobShape(props: JobSpec): WorkloadShape {
  return { ...runShape(props), template: ['spec', 'template'], specOf: (plan) => jobJson(props, plan) };
}

/** The same where a CronJob makes the Jobs. */
export function cronJobShape(props: JobSpec): WorkloadShape {
  return {
    ...runShape(props),
    template: ['spec', 'jobTemplate', 'spec', 'template'],
    specOf: (plan, spec) => {
      const template = asObject(spec['jobTemplate']);
      return {
        jobTemplate: { ...template, spec: inKeyOrder({ ...asObject(template['spec']), ...jobJson(props, plan) }) },
        ...(plan.startingDeadline !== undefined && { startingDeadlineSeconds: plan.startingDeadline }),
        ...(props.facts.cron && { timeZone: props.facts.cron.timeZone }),
      };
    },
  };
}

function runShape({ facts, terminationGracePeriod }: JobSpec): Pick<WorkloadShape, 'spreads' | 'stated' | 'kind'> {
  return {
    spreads: false,
    stated: () => statedTimes({ terminationGracePeriod }),
    kind: () => facts,
  };
}

function jobJson(
  { fatalExitCodes = [], completions, parallelism }: JobSpec,
  { activeDeadline, backoffLimit }: ReleasePlan,
): Readonly<Record<string, Json>> {
  return {
    ...(activeDeadline !== undefined && { activeDeadlineSeconds: activeDeadline }),
    ...(backoffLimit !== undefined && { backoffLimit }),
    ...(completions !== undefined && { completions }),
    ...(parallelism !== undefined && { parallelism }),
    podFailurePolicy: { rules: [IGNORE_DISRUPTIONS, ...(fatalExitCodes.length > 0 ? [failAt(fatalExitCodes)] : [])] },
  };
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy */
const IGNORE_DISRUPTIONS = {
  action: 'Ignore',
  onPodConditions: [{ status: 'True', type: 'DisruptionTarget' }],
};

function failAt(codes: readonly number[]): JsonObject {
  return { action: 'FailJob', onExitCodes: { operator: 'In', values: [...codes].sort((one, other) => one - other) } };
}
