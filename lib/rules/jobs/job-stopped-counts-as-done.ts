import { asArray, asObject, wordsOf, type Container, type JsonObject } from '../../workload';
import type { WorkloadRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { JOB } from '../support/example';
import { jobOf } from '../support/objects/job-of';
import { restingOn } from '../support/resting-on';

const SPEC = 'spec:\n  template:';
const IGNORES = 'podFailurePolicy: { rules: [{ action: Ignore, onPodConditions: [{ type: DisruptionTarget }] }] }';
const stopped = (policy: string, onSigterm: string) =>
  JOB.replace(SPEC, `spec:\n  ${policy}\n  template:`).replace('on-sigterm: drains', `on-sigterm: ${onSigterm}`);

/** A Job that is taken for done when a drain stops it. */
export const jobStoppedCountsAsDone: WorkloadRule = {
  id: 'job-stopped-counts-as-done',
  title: 'A Job that is taken for done when a drain stops it',
  severity: 'warning',
  effect: 'lost-requests',
  message:
    'a drain that stops {name} may count as its completion: {because}, and a pod that exits with 0 has succeeded',
  why: 'Where a Job waits until a pod has ended (podReplacementPolicy Failed, which is the default beside a podFailurePolicy) it goes by the exit code, also of a pod that is evicted: 0 is a completion, and what was left of the work is not done again.',
  fix: 'let {container} exit with another code than 0 where SIGTERM finds work left',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-replacement-policy',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/controller/job/job_controller.go',
  ],
  presupposes: ['job-refused', 'job-ends-on-drain'],
  bad: [stopped(IGNORES, 'exits'), stopped('podReplacementPolicy: Failed', 'exits')],
  good: [JOB, stopped(IGNORES, 'drains'), stopped('podReplacementPolicy: TerminatingOrFailed', 'exits')],
  *check(workload) {
    const { containers, identity, manifest, runsToCompletion } = workload;
    if (!runsToCompletion) return;
    const { job, path } = jobOf(workload);
    const waiting = waitsUntilFailed(job);
    const regular = containers.filter(({ role }) => role === 'regular');
    const ends = waiting ? regular.map(exitsWithZero) : [];
    const at = ends.findIndex((one) => one !== undefined);
    const container = regular[at];
    // All of them have to end with 0.
    if (!waiting || !container || regular.length > 1) return;
    yield {
      path: asFarAsWritten(manifest.object, [...path, waiting]),
      container: container.name,
      numbers: {
        name: identity.name,
        container: container.name,
        because: waiting === 'podFailurePolicy' ? 'podFailurePolicy is set' : 'podReplacementPolicy is Failed',
      },
      ...restingOn(ends[at], 'work is left when it is stopped'),
    };
  },
};

/** The field by which a Job waits for the end of a pod before it counts it. */
function waitsUntilFailed({ podFailurePolicy, podReplacementPolicy }: JsonObject): string | undefined {
  if (podReplacementPolicy === 'Failed') return 'podReplacementPolicy';
  const rules = asArray(asObject(podFailurePolicy)['rules']);
  return rules.length > 0 && podReplacementPolicy === undefined ? 'podFailurePolicy' : undefined;
}

/** Why a container ends with 0 on SIGTERM: what it rests on, or its own words. */
function exitsWithZero({ json, onSigterm, name }: Container): string | undefined {
  if (wordsOf(json).some(trapsWithZero)) return `the trap of ${name} is what SIGTERM meets`;
  const isStated = onSigterm.assumption === undefined && onSigterm.value.kind === 'exits';
  return isStated ? `${name} exits with 0 on SIGTERM` : undefined;
}

/** `trap 'exit 0' TERM` */
function trapsWithZero(script: string): boolean {
  return [...script.matchAll(TRAPS)].some(([, , steps = '', signals = '']) => {
    const last = steps.trimEnd().replace(/;$/, '').trimEnd();
    return /\bexit\s+0$/.test(last) && /(?:TERM|15)\b/.test(signals);
  });
}

const TRAPS = /\btrap\s+(['"])((?:(?!\1).)*)\1\s+([A-Z0-9 ]+)/gs;
