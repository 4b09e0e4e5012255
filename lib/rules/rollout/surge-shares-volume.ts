import {
  asArray,
  asObject,
  asString,
  identityOf,
  twoOnOneDirectory,
  type Manifest,
  type Workload,
  type World,
} from '../../workload';
import type { FieldPath } from '../../kubernetes';
import type { Violation, WorkloadRule } from '../rule';
import { changed, together, WEB } from '../support/example';
import { isNeverAttached } from '../support/objects/claim-reach';
import { isBeside, objectsNamed } from '../support/objects/objects-of';
import { restingOn } from '../support/resting-on';
import { smallestStuckSurge } from '../support/rollout/stuck-surge';

const CLAIM = `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: uploads
spec:
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 10Gi } }
`;

const MOUNTED = changed(WEB, {
  'terminationGracePeriodSeconds: 25':
    'terminationGracePeriodSeconds: 25\nvolumes: [{ name: uploads, persistentVolumeClaim: { claimName: uploads } }]',
});

/** A rollout whose new pod waits for a volume that the old one keeps. */
export const surgeSharesVolume: WorkloadRule = {
  id: 'surge-shares-volume',
  title: 'A rollout whose new pod waits for a volume that the old one keeps',
  severity: 'error',
  effect: 'stuck',
  message:
    'a rollout of {name} {waits}: its new pod needs {needed}, which the old one keeps, and {because} at {replicas} replicas',
  why: 'No old pod goes before the new one is available, and the new one does not start while the old one has the volume: ReadWriteOnce is for the pods of one node, ReadWriteOncePod for one pod. Where both may have it, a database whose directory another process has refuses to start, or both spoil what is in it.',
  fix: '{mend}the strategy Recreate of a Deployment ends, but leaves a gap',
  source: [
    'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
  ],
  presupposes: ['rollout-refused', 'container-refused'],
  bad: [
    together(MOUNTED, CLAIM),
    together(MOUNTED, changed(CLAIM, { 'accessModes: [ReadWriteOnce]': 'accessModes: [ReadWriteOncePod]' })),
  ],
  good: [together(MOUNTED, changed(CLAIM, { 'accessModes: [ReadWriteOnce]': 'accessModes: [ReadWriteMany]' }))],
  *check(workload, world) {
    const surge = smallestStuckSurge(workload);
    const claimed = surge && claimedForOne(workload, world);
    if (!claimed) {
      yield* ofOneProcess(workload);
      return;
    }
    yield {
      path: claimed.path,
      numbers: {
        name: workload.identity.name,
        waits: claimed.mode === 'ReadWriteOnce' ? 'may wait for ever' : 'waits for ever',
        needed: `the claim ${claimed.name} (${claimed.mode})`,
        mend: 'use a claim that is ReadWriteMany, or none; with one replica, ',
        because: surge.because,
        replicas: surge.replicas,
      },
      ...restingOn(claimed.mode === 'ReadWriteOnce' && 'the new pod comes to another node than the old one'),
    };
  },
};

/** A volume that both pods may have, and only one process may write to. */
function* ofOneProcess(workload: Workload): Iterable<Violation> {
  const { identity, application, replicas } = workload;
  const data = twoOnOneDirectory(workload);
  if (!data || !application) return;
  yield {
    path: data.path,
    numbers: {
      name: identity.name,
      waits: 'may wait for ever, or spoil its data',
      needed: `${data.words}, where only one ${application.name} may write`,
      because: 'maxSurge comes to 1',
      mend: 'plan the gap: ',
      replicas: replicas.min,
    },
    ...restingOn(`two pods of ${identity.name} (${application.name}) must not write to one directory`),
  };
}

interface Claimed {
  readonly name: string;
  readonly mode: 'ReadWriteOnce' | 'ReadWriteOncePod';
  readonly path: FieldPath;
}

/** The first claim of the pods that only one node, or one pod, can have at a time. */
function claimedForOne({ manifest, podSpec, podPath }: Workload, world: World): Claimed | undefined {
  const volumes = asArray(podSpec['volumes']).map((volume) => asObject(asObject(volume)['persistentVolumeClaim']));
  for (const [index, { claimName, readOnly }] of volumes.entries()) {
    const name = asString(claimName);
    if (name === undefined || readOnly === true) continue;
    const { namespace } = identityOf(manifest);
    const claim = objectsNamed('PersistentVolumeClaim', namespace, name, world).find((one) => isBeside(manifest, one));
    const mode = claim && modeOf(claim);
    if (claim && mode === 'ReadWriteOnce' && isNeverAttached(claim, world)) continue;
    if (mode) return { name, mode, path: [...podPath, 'volumes', index, 'persistentVolumeClaim', 'claimName'] };
  }
  return undefined;
}

function modeOf({ object }: Manifest): Claimed['mode'] | undefined {
  const [mode, ...others] = asArray(asObject(object['spec'])['accessModes']);
  return others.length === 0 && (mode === 'ReadWriteOnce' || mode === 'ReadWriteOncePod') ? mode : undefined;
}
