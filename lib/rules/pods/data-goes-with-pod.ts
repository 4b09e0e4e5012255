import { asArray, asObject, asString, type Container, type JsonObject, type Workload } from '../../workload';
import type { WorkloadRule } from '../rule';
import { asWritten } from '../support/as-written';
import { changed, SERVICE, STATEFUL_SET, together } from '../support/example';
import { restingOn } from '../support/resting-on';
import { isReplicated, replicasAssumption } from '../support/rollout/replica-counts';
import { rolloutOf } from '../support/rollout/rollout-of';

const ONE = changed(together(STATEFUL_SET, SERVICE), {
  'replicas: 3': 'replicas: 1',
  'image: registry.example.com/web:1.4.2': 'image: postgres:17',
});

const CLAIM = `volumeClaimTemplates:
  - metadata: { name: data }
    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }`;

/** A database or a queue whose data end with its pod. */
export const dataGoesWithPod: WorkloadRule = {
  id: 'data-goes-with-pod',
  title: 'A database or a queue whose data end with its pod',
  severity: 'warning',
  effect: 'lost-requests',
  message: 'every release, and every drain, loses {what} of {name}: {product} keeps them in {where}{besides}',
  why: 'What a container writes beside a persistent volume ends with its pod, and the next pod begins empty: what it has answered for - a message that was accepted, a row that was written - is gone, and no hook or probe brings it back.',
  fix: 'keep the data of {product} in a PersistentVolumeClaim{how}; if what it holds can be had again, ignore this rule and say so',
  source: [
    'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage',
  ],
  presupposes: ['rollout-refused'],
  bad: [
    ONE,
    changed(ONE, {
      'image: postgres:17': 'image: nats-streaming:0.25\nargs: [--store, memory]',
    }),
  ],
  good: [changed(ONE, { 'serviceName: web': `serviceName: web\n${CLAIM}` })],
  *check(workload) {
    const { identity, application, replicas, serving } = workload;
    const [container] = serving;
    if (!application?.holds || !container || !isReplicated(workload) || replicas.max !== 1) return;
    if (replicas.min !== 1 || isCache(container, workload)) return;
    const where = whereItEnds(container, workload);
    if (where === undefined) return;
    yield {
      path: container.path,
      container: container.name,
      numbers: {
        name: identity.name,
        product: application.name,
        where,
        what: application.holds === 'messages' ? 'the messages' : 'the data',
        besides: surges(workload) ? '; while a rollout surges, two pods of different content answer' : '',
        how: identity.kind === 'Deployment' ? ', with the strategy Recreate' : '',
      },
      ...restingOn(`what ${identity.name} has accepted is needed after a release`, replicasAssumption(workload)),
    };
  },
};

function surges(workload: Workload): boolean {
  const rollout = rolloutOf(workload);
  return rollout?.type === 'RollingUpdate' && Number.parseInt(String(rollout.maxSurge), 10) > 0;
}

/** `--store memory`, `-st=MEMORY` */
const IN_MEMORY = /(?:^|\s)--?(?:store|st)[\s=]+memory(?:\s|$)/i;

/** Where the data of a container are that no volume outlives; nothing where one may. */
function whereItEnds(container: Container, { podSpec, spec }: Workload): string | undefined {
  if (IN_MEMORY.test(runOf(container))) return 'its memory';
  if (asArray(spec['volumeClaimTemplates']).length > 0) return undefined;
  const volumes = asArray(podSpec['volumes']).map(asObject);
  const names = asArray(container.json['volumeMounts']).map((mount) => asObject(mount)['name']);
  const mounted = names.flatMap((name) => volumes.filter((volume) => volume['name'] === name));
  if (mounted.length < names.length || mounted.some(outlivesPod)) return undefined;
  const scratch = mounted.filter(({ emptyDir }) => emptyDir !== undefined);
  const own = scratch.find(({ name }) => /data|store|storage|db|persist/.test(asString(name) ?? ''));
  return own ? `the emptyDir ${asWritten(own['name'])}` : 'the file system of its container';
}

/** Volumes that are read only, or end with their pod. */
const OF_POD = new Set(['name', 'emptyDir', 'configMap', 'secret', 'projected', 'downwardAPI', 'image', 'ephemeral']);

function outlivesPod(volume: JsonObject): boolean {
  return Object.keys(volume).some((key) => !OF_POD.has(key));
}

/** What a cache is called, and what one is told: to save nothing, or to drop what is old. */
const CACHE = /(?:^|[-_])(?:cache|caching|cached|session|sessions|ratelimit|celery)(?:[-_:@]|$)/;
const CACHES =
  /--save\s*(?:""|''|--|$)|--maxmemory-policy[\s=]+(?:allkeys|volatile)|--maxmemory\b|(?:^|\s)--cache(?:\s|=|$)/;

function isCache(container: Container, { identity }: Workload): boolean {
  const image = asString(container.json['image']) ?? '';
  return [identity.name, container.name, image].some((name) => CACHE.test(name)) || CACHES.test(runOf(container));
}

/** Program and arguments; an empty one as it is written in a shell. */
function runOf({ json }: Container): string {
  const words = [...asArray(json['command']), ...asArray(json['args'])];
  return words.map((word) => (word === '' ? '""' : (asString(word) ?? ''))).join(' ');
}
