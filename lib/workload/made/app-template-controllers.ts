import { asArray, asObject, asString, own, type FieldPath, type Json, type JsonObject } from '../../kubernetes';
import type { Manifest } from '../objects/manifest';
import { type AppRelease, VALUES } from './app-release';
import { containerOf } from './app-template-containers';
import { volumesOf } from './app-template-claims';
import { entriesIn, entriesOf, nameOf, selectorOf, type Entry } from './app-template-values';
import { MadeObject } from './made-object';

const KINDS: ReadonlyMap<string, string> = new Map([
  ['deployment', 'Deployment'],
  ['statefulset', 'StatefulSet'],
  ['daemonset', 'DaemonSet'],
]);

/** Of a pod as a whole; the others are made of more than one value. */
const POD_FIELDS: readonly string[] = [
  ...['affinity', 'dnsPolicy', 'hostNetwork', 'hostPID', 'nodeSelector', 'priorityClassName', 'restartPolicy'],
  ...['runtimeClassName', 'securityContext', 'shareProcessNamespace', 'terminationGracePeriodSeconds'],
  ...['tolerations', 'topologySpreadConstraints'],
];

/** The workloads that stay: Jobs and CronJobs serve nobody. */
export function controllersOf(release: AppRelease): readonly Manifest[] {
  const all = entriesOf(release, 'controllers');
  return all.flatMap((entry) => {
    const kind = KINDS.get(asString(entry.value['type']) ?? 'deployment');
    return kind === undefined ? [] : [workloadOf(entry, kind, release, all.length)];
  });
}

function workloadOf(entry: Entry, kind: string, release: AppRelease, count: number): Manifest {
  const { id, value, path } = entry;
  const made = new MadeObject(release.manifest, path)
    .set(['apiVersion'], 'apps/v1')
    .set(['kind'], kind)
    .set(['metadata', 'name'], nameOf(entry, release, count))
    .set(['metadata', 'namespace'], release.namespace)
    .set(['metadata', 'annotations'], value['annotations'], [...path, 'annotations'])
    .set(['spec', 'selector', 'matchLabels'], selectorOf(id, release));
  // Null leaves the number to an autoscaler.
  if (kind !== 'DaemonSet' && value['replicas'] !== null)
    made.set(['spec', 'replicas'], value['replicas'] ?? 1, placeOf(entry, 'replicas'));
  setUpdate(made, entry, kind);
  const labels = {
    ...asObject(value['labels']),
    ...asObject(podOption('labels', entry, release).value),
    ...selectorOf(id, release),
  };
  made.set(['spec', 'template', 'metadata', 'labels'], labels);
  const annotations = podOption('annotations', entry, release);
  made.set(['spec', 'template', 'metadata', 'annotations'], annotations.value, annotations.path);
  setPod(made, entry, release);
  return made.manifest();
}

/** Where a value stands, or would. */
function placeOf({ value, path }: Entry, name: string): FieldPath {
  return own(value, name) === undefined ? path : [...path, name];
}

/** A Deployment of the chart is recreated unless a value says otherwise. */
function setUpdate(made: MadeObject, entry: Entry, kind: string): void {
  const { value, path } = entry;
  const field = kind === 'Deployment' ? 'strategy' : 'updateStrategy';
  const type = asString(value['strategy']) ?? (kind === 'Deployment' ? 'Recreate' : 'RollingUpdate');
  made.set(['spec', field, 'type'], type, placeOf(entry, 'strategy'));
  if (type !== 'RollingUpdate') return;
  const { surge, unavailable, partition } = asObject(value['rollingUpdate']);
  const at = [...path, 'rollingUpdate'];
  const rolling: FieldPath = ['spec', field, 'rollingUpdate'];
  if (kind === 'StatefulSet') made.set([...rolling, 'partition'], partition, [...at, 'partition']);
  else
    made
      .set([...rolling, 'maxUnavailable'], unavailable, [...at, 'unavailable'])
      .set([...rolling, 'maxSurge'], surge, [...at, 'surge']);
}

function setPod(made: MadeObject, entry: Entry, release: AppRelease): void {
  const { value, path, id } = entry;
  const pod: FieldPath = ['spec', 'template', 'spec'];
  for (const name of POD_FIELDS) {
    const option = podOption(name, entry, release);
    made.set([...pod, name], option.value, option.path);
  }
  for (const name of ['initContainers', 'containers']) {
    for (const [at, one] of inOrder(entriesIn(own(value, name), [...path, name])).entries())
      containerOf(one, id, release).setAt(made, [...pod, name, at]);
  }
  for (const [at, volume] of volumesOf(id, release).entries())
    made.set([...pod, 'volumes', at], volume.json, volume.path);
  const claims = asArray(asObject(value['statefulset'])['volumeClaimTemplates']).map(asObject);
  for (const [at, { name, accessMode, size, storageClass }] of claims.entries())
    made
      .set(['spec', 'volumeClaimTemplates', at, 'metadata', 'name'], name)
      .set(['spec', 'volumeClaimTemplates', at, 'spec'], {
        accessModes: [accessMode ?? 'ReadWriteOnce'],
        resources: { requests: { storage: size ?? '1Gi' } },
        ...(storageClass !== undefined && { storageClassName: storageClass }),
      });
  if (entry.value['type'] === 'statefulset') {
    const { serviceName, podManagementPolicy } = asObject(value['statefulset']);
    made.set(['spec', 'serviceName'], asString(serviceName) ?? release.name);
    made.set(['spec', 'podManagementPolicy'], podManagementPolicy);
  }
}

/** What a controller says of its pods, or the options of all. */
function podOption(
  name: string,
  { value, path }: Entry,
  { values }: AppRelease,
): { readonly value: Json | undefined; readonly path: FieldPath } {
  const its = own(asObject(value['pod']), name);
  if (its !== undefined) return { value: its, path: [...path, 'pod', name] };
  return { value: own(asObject(values['defaultPodOptions']), name), path: [...VALUES, 'defaultPodOptions', name] };
}

/** Those that others depend on come first. */
function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const placed: Entry[] = [];
  let open = [...entries];
  while (open.length > 0) {
    const isReady = (one: Entry) =>
      dependsOn(one.value).every((id) => !open.some((other) => other !== one && other.id === id));
    const next = open.find(isReady) ?? open[0];
    if (next === undefined) break;
    placed.push(next);
    open = open.filter((one) => one !== next);
  }
  return placed;
}

function dependsOn({ dependsOn: others }: JsonObject): readonly string[] {
  return (typeof others === 'string' ? [others] : asArray(others)).map(String);
}
