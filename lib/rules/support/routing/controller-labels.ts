import { own } from '../../../kubernetes';
import type { Workload } from '../../../workload';

type Labels = Readonly<Record<string, string>>;

/** The labels that controllers give the pods which they make, and the kinds of workload whose pods have them. */
const GIVEN: Readonly<Record<string, readonly string[]>> = {
  'statefulset.kubernetes.io/pod-name': ['StatefulSet'],
  'apps.kubernetes.io/pod-index': ['StatefulSet'],
  'controller-revision-hash': ['StatefulSet', 'DaemonSet'],
  'pod-template-generation': ['DaemonSet'],
  'pod-template-hash': ['Deployment', 'ReplicaSet'],
  'rollouts-pod-template-hash': ['Rollout'],
  'job-name': ['Job', 'CronJob'],
  'controller-uid': ['Job', 'CronJob'],
  'batch.kubernetes.io/job-name': ['Job', 'CronJob'],
  'batch.kubernetes.io/controller-uid': ['Job', 'CronJob'],
  'batch.kubernetes.io/job-completion-index': ['Job', 'CronJob'],
};

const GIVEN_TO = new Map(Object.entries(GIVEN));

/**
 * Whether the pods of a workload have labels that are asked for, with those that its controller gives them: some of
 * which nobody knows before.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
export function getsLabels(asked: Labels, workload: Workload): boolean {
  const pairs = Object.entries(asked);
  return (
    pairs.some(([key]) => GIVEN_TO.has(key)) &&
    pairs.every(([key, value]) => own(workload.podLabels, key) === value || isGiven(key, value, workload))
  );
}

function isGiven(key: string, value: string, workload: Workload): boolean {
  const { kind, name } = workload.identity;
  if (!GIVEN_TO.get(key)?.includes(kind)) return false;
  switch (key) {
    case 'statefulset.kubernetes.io/pod-name':
      return value.startsWith(`${name}-`) && /^\d+$/.test(value.slice(name.length + 1));
    case 'job-name':
    case 'batch.kubernetes.io/job-name':
      return kind === 'CronJob' ? value.startsWith(`${name}-`) : value === name;
    default:
      return true;
  }
}
