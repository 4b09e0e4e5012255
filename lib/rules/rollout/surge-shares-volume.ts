import { twoOnOneDirectory, type Workload } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { BUDGET, changed, DAEMON_SET, SERVICE, STATEFUL_SET, together, WEB } from '../support/example';
import { areOnOneNode, wantedByReplicas, wantedTogether, type Together } from '../support/objects/claimed-by-many';
import { claimedForOne, type Claimed } from '../support/objects/claimed-for-one';
import { restingOn } from '../support/resting-on';
import { smallestStuckSurge, type StuckSurge } from '../support/rollout/stuck-surge';

const CLAIM = `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: uploads
spec:
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 10Gi } }
`;

const GRACE = 'terminationGracePeriodSeconds: 25';
const mounted = (example: string) =>
  changed(example, {
    [GRACE]: `${GRACE}\nvolumes: [{ name: uploads, persistentVolumeClaim: { claimName: uploads } }]`,
  });

const MOUNTED = mounted(WEB);
const OF_MEMBERS = mounted(STATEFUL_SET);

/** A pod that waits for a volume that another one keeps: at a rollout, or because several want it at any time. */
export const surgeSharesVolume: WorkloadRule = {
  id: 'surge-shares-volume',
  title: 'A pod that waits for a volume that another one keeps',
  severity: 'error',
  effect: 'stuck',
  message: '{what} of {name} {waits}: {pod} needs {needed}, which {keeper} keeps, and {because}',
  why: 'ReadWriteOnce is for the pods of one node (elsewhere attaching it fails: Multi-Attach error), ReadWriteOncePod for one pod. At a rollout no old pod goes before the new one is available, and the new one does not start while the old one has the volume; the pods of a DaemonSet and the members of a StatefulSet want what stands in their template at any time. Where both may have it, a database whose directory another process has refuses to start, or both spoil what is in it.',
  fix: 'let no second pod want the volume: {mend}',
  source: [
    'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
  ],
  presupposes: ['rollout-refused', 'container-refused'],
  bad: [
    together(MOUNTED, CLAIM),
    together(MOUNTED, changed(CLAIM, { 'accessModes: [ReadWriteOnce]': 'accessModes: [ReadWriteOncePod]' })),
    together(OF_MEMBERS, SERVICE, BUDGET, CLAIM),
    together(mounted(DAEMON_SET), SERVICE, CLAIM),
  ],
  good: [
    together(
      changed(OF_MEMBERS, { [GRACE]: `${GRACE}\nnodeSelector: { kubernetes.io/hostname: one }` }),
      SERVICE,
      BUDGET,
      CLAIM,
    ),
    together(MOUNTED, changed(CLAIM, { 'accessModes: [ReadWriteOnce]': 'accessModes: [ReadWriteMany]' })),
  ],
  *check(workload, world) {
    const surge = smallestStuckSurge(workload);
    const wanted = wantedTogether(workload) ?? (surge ? undefined : wantedByReplicas(workload));
    const claimed = wanted || surge ? claimedForOne(workload, world) : undefined;
    if (claimed && wanted) yield* ofMany(workload, claimed, wanted);
    else if (claimed && surge) yield ofRollout(workload, claimed, surge);
    else yield* ofOneProcess(workload);
  },
};

/** An old pod of a rollout has it, and no old one goes before the new one is there. */
function ofRollout({ identity: { name } }: Workload, claimed: Claimed, surge: StuckSurge): Violation {
  const { mode } = claimed;
  return {
    path: claimed.path,
    numbers: {
      name,
      ...ROLLOUT,
      waits: mode === 'ReadWriteOnce' ? 'may wait for ever' : 'waits for ever',
      needed: wordClaim(claimed),
      mend: `${FOR_MANY}; with one replica, ${RECREATED}`,
      because: `${surge.because} at ${surge.replicas} replicas`,
      replicas: surge.replicas,
    },
    ...restingOn(mode === 'ReadWriteOnce' && 'the new pod comes to another node than the old one'),
  };
}

/** The first of several pods has it, and the others want it as well. */
function* ofMany(workload: Workload, claimed: Claimed, wanted: Together): Iterable<Violation> {
  const isOfNode = claimed.mode === 'ReadWriteOnce';
  if (isOfNode && areOnOneNode(workload)) return;
  yield {
    path: claimed.path,
    numbers: {
      name: workload.identity.name,
      what: 'all pods but one',
      pod: 'each',
      keeper: 'the first one',
      waits: isOfNode ? 'may wait for ever' : 'wait for ever',
      needed: wordClaim(claimed),
      mend: `${FOR_MANY}; ${wanted.instead}`,
      because: wanted.because,
    },
    ...restingOn(isOfNode ? wanted.assumption : wanted.ofPods),
  };
}

const ROLLOUT = { what: 'a rollout', pod: 'its new pod', keeper: 'the old one' };
const FOR_MANY = 'use a claim that is ReadWriteMany, or none';
const RECREATED = 'the strategy Recreate of a Deployment ends, but leaves a gap';

function wordClaim({ name, mode }: Claimed): string {
  return `the claim ${name} (${mode})`;
}

/** A volume that both pods may have, and only one process may write to. */
function* ofOneProcess(workload: Workload): Iterable<Violation> {
  const { identity, application, replicas } = workload;
  const data = twoOnOneDirectory(workload);
  if (!data || !application) return;
  yield {
    path: data.path,
    numbers: {
      name: identity.name,
      ...ROLLOUT,
      waits: 'may wait for ever, or spoil its data',
      needed: `${data.words}, where only one ${application.name} may write`,
      because: `maxSurge comes to 1 at ${replicas.min} replicas`,
      mend: `plan the gap: ${RECREATED}`,
      replicas: replicas.min,
    },
    ...restingOn(`two pods of ${identity.name} (${application.name}) must not write to one directory`),
  };
}
