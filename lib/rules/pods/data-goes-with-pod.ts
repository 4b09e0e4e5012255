import {
  isCalledHistory,
  repositoryOf,
  showsDatabase,
  whereCopiesEnd,
  whereDataEnd,
  type Workload,
  type World,
} from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, SERVICE, STATEFUL_SET, together } from '../support/example';
import { restingOn } from '../support/resting-on';
import { isAskedAsCache } from '../support/objects/asked-as-cache';
import { isOfDevelopment } from '../support/objects/of-development';
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
  message: '{when} {what} of {name}: {product} keeps them in {where}{besides}',
  why: 'What a container writes beside a persistent volume ends with its pod, and the next pod begins empty: what it has answered for - a message that was accepted, a row that was written - is gone, and no hook or probe brings it back.',
  fix: 'keep the data of {product} in a PersistentVolumeClaim{how}{given}; if what it holds can be had again, ignore this rule and say so',
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
  *check(workload, world) {
    const { identity, application, serving } = workload;
    const [container] = serving;
    if (!application?.holds || !container || !isMissed(workload, world)) return;
    if (application.byNameAlone && !showsDatabase(container)) return;
    const isOne = isOnlyOne(workload);
    const where = isOne ? whereDataEnd(workload) : whereCopiesEnd(workload);
    if (where === undefined) return;
    yield {
      path: container.path,
      container: container.name,
      numbers: {
        name: identity.name,
        when: isOne
          ? 'every release, and every drain, loses'
          : 'a release that replaces its members faster than they copy from each other, and each scaling to zero, loses',
        product: application.name,
        where,
        what: application.holds === 'messages' ? 'the messages' : 'the data',
        besides: isOne && surges(workload) ? '; while a rollout surges, two pods of different content answer' : '',
        ...wayOf(application.name, workload),
      },
      ...restingOn(`what ${identity.name} has accepted is needed after a release`, replicasAssumption(workload)),
    };
  },
};

const HOW: ReadonlyMap<string, string> = new Map([
  ['Deployment', ', with the strategy Recreate'],
  ['StatefulSet', ' of volumeClaimTemplates'],
]);

const isOnlyOne = ({ replicas: { min, max } }: Workload): boolean => min === 1 && max === 1;

/** Whether somebody would miss what it has. */
function isMissed(workload: Workload, world: World): boolean {
  if (!isReplicated(workload) || isOfDevelopment(workload) || keepsHistory(workload)) return false;
  return !(isStoreOfKeys(workload) && isAskedAsCache(workload, world));
}

/** What belongs to a claim besides. */
function wayOf(product: string, { identity, manifest }: Workload): { readonly how: string; readonly given: string } {
  return {
    how: `${HOW.get(identity.kind) ?? ''}${SETTINGS.get(product) ?? ''}`,
    given: manifest.isRendered === true ? ', by a value of the chart where it has one for that' : '',
  };
}

/** What a product needs to write to a volume that it has by itself only in its memory, or elsewhere. */
const SETTINGS: ReadonlyMap<string, string> = new Map([
  // @see https://docs.nats.io/legacy/stan/intro/store
  ['NATS Streaming', ' (--store file, and --dir in the claim)'],
  // @see https://docs.nats.io/running-a-nats-service/configuration#jetstream
  ['NATS JetStream', ' (--store_dir in the claim)'],
  // @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.UsageNotes.html
  ['DynamoDB local', ' (-dbPath in the claim, and no -inMemory)'],
]);

/** What has an index of logs, metrics or traces as often as what an application keeps. */
const OF_EVENTS: ReadonlySet<string> = new Set([
  ...['InfluxDB', 'Elasticsearch', 'ClickHouse', 'Cassandra', 'VictoriaMetrics'],
]);

/** Whether what is lost is history, which nobody waits for: that of Prometheus and Loki is passed over as well. */
function keepsHistory({ application, containers, identity, manifest: { directory = '' } }: Workload): boolean {
  const images = containers.map(({ json }) => repositoryOf(json));
  if ([identity.name, ...images.flatMap((image) => image.split('/'))].some(isCalledHistory)) return true;
  const places = [identity.namespace, ...directory.split('/')];
  return OF_EVENTS.has(application?.name ?? '') && places.some(isCalledHistory);
}

/** What is asked as a cache as often as it is as a database. */
function isStoreOfKeys({ application }: Workload): boolean {
  return application?.name === 'Redis' || application?.name === 'Valkey';
}

function surges(workload: Workload): boolean {
  const rollout = rolloutOf(workload);
  return rollout?.type === 'RollingUpdate' && Number.parseInt(String(rollout.maxSurge), 10) > 0;
}
