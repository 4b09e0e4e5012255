import { replicaSetStatus, type CountedPod } from '../../../lib/kubernetes';
import { wordIn } from '../input';
import type { CaseInput, TableReplay } from '../table';

/** The test's ReplicaSets by name: their labels and `minReadySeconds`. All pod templates have all labels. */
const LONG_MIN_READY_SECONDS = 3600;
const MIN_READY_SECONDS: Readonly<Record<string, number>> = { longMinReadySecondsRS: LONG_MIN_READY_SECONDS };

/** A call in the test: a pod of its helper, which makes running ones ready, or one that is being deleted. */
function podIn(value: unknown): CountedPod {
  const { call, args } = value as { readonly call: string; readonly args: readonly unknown[] };
  if (call === 'asTerminating') return podIn(args[0]);
  const [, set, phase, transition] = args;
  return {
    ready: wordIn<string>(phase).endsWith('Running'),
    readySince: timeIn((transition as CaseInput | null)?.['Time']),
    fullyLabeled: set !== 'notFullyLabelledRS',
  };
}

/** A moment of the test, with its clock at 0: now, or now plus a product such as `2 * -time.Duration(n) * time.Second`. */
function timeIn(value: unknown): number | undefined {
  if (value === null || value === undefined) return undefined;
  const { args = [] } = value as { readonly args?: readonly unknown[] };
  const [offset] = args;
  if (offset === undefined) return 0;
  return wordIn<string>((offset as CaseInput)['expr'])
    .replace(/\s/g, '')
    .replace(/time\.Duration\((\w+)\)/g, (_, name: string) => String(nameOrNumber(name)))
    .replace(/time\.Second/g, '1')
    .split('*')
    .reduce((product, factor) => product * Number(factor), 1);
}

function nameOrNumber(text: string): number {
  return text === 'longMinReadySeconds' ? LONG_MIN_READY_SECONDS : Number(text);
}

/** Where a case does not say them: a ReplicationController, which only its name tells, counts no terminating pods. */
function featuresOf(name = ''): CaseInput {
  return { EnableStatusTerminatingReplicas: !name.includes('ReplicationController') };
}

export const rsCalculateStatus: TableReplay = {
  inputs: ['activePods', 'terminatingPods', 'replicaset', 'terminatingGate', 'controllerFeatures'],
  answer: (input, { name }) => {
    const features = (input['controllerFeatures'] ?? featuresOf(name)) as CaseInput;
    const reports = input['terminatingGate'] === true && features['EnableStatusTerminatingReplicas'] !== false;
    const pods = ((input['activePods'] ?? []) as readonly unknown[]).map(podIn);
    const terminating = ((input['terminatingPods'] ?? []) as readonly unknown[]).length;
    const minReadySeconds = MIN_READY_SECONDS[wordIn<string>(input['replicaset'])] ?? 0;
    const status = replicaSetStatus(pods, minReadySeconds, 0, reports ? terminating : undefined);
    return {
      Replicas: status.replicas,
      FullyLabeledReplicas: status.fullyLabeledReplicas,
      ReadyReplicas: status.readyReplicas,
      AvailableReplicas: status.availableReplicas,
      TerminatingReplicas: status.terminatingReplicas,
    };
  },
};
