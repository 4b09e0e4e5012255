import { grouped, nearestName, oncePer } from '../../kubernetes';
import {
  identityOf,
  type Manifest,
  type Workload,
  type World,
  keysOf,
  podReferences,
  type PodReference,
} from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { isMadeByOthers } from '../support/objects/made-by-others';
import { isMadeByOperator } from '../support/objects/made-by-operator';
import { isNamedByOthers } from '../support/objects/named-by-others';
import { isPlaceholder } from '../support/objects/is-placeholder';
import { folderOf } from '../support/objects/folder-of';
import { mayBeHere, objectsBeside, objectsNamed, objectsOf } from '../support/objects/objects-of';
import { listed } from '../support/listed';
import { restingOn } from '../support/resting-on';

const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web-config\ndata: { MODE: a }\n';
const PORTS = 'ports: [{ name: http, containerPort: 8080 }]';
const asking = (key: string) =>
  `${changed(WEB, { [PORTS]: `env: [{ name: MODE, valueFrom: { configMapKeyRef: { name: web-config, key: ${key} } } }]\n${PORTS}` })}---\n${CONFIG}`;

/** A pod that asks for something that is not there. */
export const referenceMissing: WorkloadRule = {
  id: 'reference-missing',
  title: 'A pod that asks for something that is not there',
  severity: 'error',
  effect: 'stuck',
  message: 'no pod of {name} can start: it asks for {what}, {but}',
  why: 'The containers of a pod wait for the ConfigMaps and Secrets that are not optional, and without its ServiceAccount it is not even created. A release never ends, and what is evicted does not come back.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps',
    'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-secret-must-exist',
    'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#serviceaccount-admission-controller',
  ],
  presupposes: ['container-refused', 'duplicate-identity', 'config-removed'],
  saysNotThere: true,
  bad: [
    asking('LEVEL'),
    `${changed(WEB, { 'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 25\nserviceAccountName: web' })}---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: website }\n`,
  ],
  good: [
    asking('MODE'),
    changed(WEB, {
      'zero-downtime/on-sigterm: drains':
        'zero-downtime/on-sigterm: drains\nzero-downtime/made-elsewhere: ServiceAccount/web',
      'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 25\nserviceAccountName: web',
    }),
  ],
  *check(workload, world) {
    const told = new Map<string, Missing>();
    for (const reference of podReferences(workload)) {
      const id = `${reference.kind}/${reference.name}`;
      const violation = told.has(id) ? undefined : missingOf(reference, workload, world);
      if (violation) told.set(id, { reference, violation });
    }
    const all = [...told.values()];
    const keys = all.filter(({ violation }) => violation.numbers['isKey'] === 1).map((one) => [one]);
    const objects = grouped(
      all.filter(({ violation }) => violation.numbers['isKey'] !== 1),
      ({ reference }) => reference.kind,
    );
    for (const missing of [...keys, ...objects.values()]) yield* worded(missing, workload);
  },
};

interface Missing {
  readonly reference: PodReference;
  readonly violation: Violation;
}

/** Several objects of a kind that are not there are one thing to say of a pod: it waits for all of them. */
function* worded([first, ...others]: readonly Missing[], { identity }: Workload): Iterable<Violation> {
  if (!first) return;
  const { reference, violation } = first;
  const { numbers, assumptions = [] } = violation;
  const { kind, key } = reference;
  const names = [first, ...others].map((one) => one.reference.name);
  const isOne = others.length === 0;
  const of = key !== undefined && numbers['isKey'] === 1 ? `the key ${key} of ` : '';
  yield {
    ...violation,
    ...(!isOne && { edits: [] }),
    numbers: {
      ...numbers,
      name: identity.name,
      what: isOne ? `${of}the ${kind} ${names[0]}` : `the ${kind}s ${listed(names)}`,
      but: isOne ? (numbers['but'] ?? '') : String(numbers['but']).replace(/^which is not/, 'none of which is'),
      mend: isOne ? (numbers['mend'] ?? '') : `add the ${kind}s, or ask for those that are there`,
    },
    ...(assumptions.length > 0 && {
      assumptions: isOne ? assumptions : [`no such ${kind} comes from outside of these manifests`],
    }),
  };
}

function missingOf(reference: PodReference, workload: Workload, world: World): Violation | undefined {
  const found = objectsNamed(reference.kind, workload.identity.namespace, reference.name, world);
  const isBuilt = [workload.manifest, ...found].some(({ kustomization }) => kustomization !== undefined);
  if (isBuilt) return undefined; // its generators may add the object, or the key
  if (isMadeByOthers(reference, workload, world)) return undefined;
  return found.length === 0
    ? objectMissing(reference, workload, world)
    : keyMissing(reference, found, workload.manifest);
}

/** What is at hand and has other keys, in none of its variants this one. An empty one is for somebody to fill. */
function keyMissing(
  { kind, name, key, path }: PodReference,
  found: readonly Manifest[],
  { renderedFrom }: Manifest,
): Violation | undefined {
  if (key === undefined) return undefined;
  const { keys, isOpen } = keysOfAll(found);
  if (isOpen || keys.has(key) || ADDED_BY_CLUSTERS.has(`${kind}/${name}/${key}`)) return undefined;
  // It is written where values ask for it, which whoever installs the chart gives.
  if (found.some(({ isInTemplate }) => isInTemplate?.(key))) return undefined;
  const meant = nearestName(key, keys);
  const isOneChart = renderedFrom !== undefined && found.every((one) => one.renderedFrom === renderedFrom);
  return {
    path,
    numbers: {
      isKey: 1,
      but: `which has ${keys.size > MANY ? `${keys.size} others` : [...keys].join(', ')}`,
      mend: meant === undefined ? `add the key ${key} to it` : `ask for ${meant}, or add the key ${key} to it`,
    },
    // A chart that makes the Secret with other keys than it asks for is wrong by itself.
    ...restingOn(
      kind === 'Secret' && !isOneChart && `nothing outside of these manifests adds keys to the Secret ${name}`,
    ),
  };
}

/** What a cluster adds to an object of the own: k3s its nodes' names to what its DNS reads. */
const ADDED_BY_CLUSTERS: ReadonlySet<string> = new Set(['ConfigMap/coredns/NodeHosts']);

/** What the variants of one object hold; asked for by everything that names the object. */
const keysOfAll = oncePer((found: readonly Manifest[]) => ({
  keys: new Set(found.flatMap(keysOf)),
  isOpen: found.some((one) => one.identityOnly === true || keysOf(one).length === 0),
}));

/** So many keys are not listed one by one. */
const MANY = 6;

function objectMissing({ kind, name, path }: PodReference, workload: Workload, world: World): Violation | undefined {
  const { manifest, identity } = workload;
  const { namespace } = identity;
  if (kind === 'ServiceAccount' && identity.kind === 'Pod') return undefined; // whoever applies it is told so at once
  if (!isExpectedHere(kind, name, workload, world) || mayBeHere(manifest, kind, name, world)) return undefined;
  if (
    isPlaceholder(name, manifest) ||
    MADE_BY_CLUSTERS.test(name) ||
    isNamedByOthers(name, world) ||
    isMadeByOperator([name], namespace, world)
  ) {
    return undefined;
  }
  const meant = nearestName(name, neighbours(kind, workload, world));
  return {
    path,
    numbers: {
      isKey: 0,
      but: `which is not in the namespace ${namespace}`,
      mend:
        meant === undefined ? `add the ${kind} ${name}` : `ask for the ${kind} ${meant}, or add the ${kind} ${name}`,
    },
    ...restingOn(`no ${kind} ${name} comes from outside of these manifests`),
  };
}

/** What a cluster puts into every namespace by itself. */
const MADE_BY_CLUSTERS = /^(?:kube-root-ca\.crt|openshift-service-ca\.crt|istio-ca-root-cert|istio-ca-crl)$/;

/**
 * Secrets are kept elsewhere by most, so that only one of nearly the same name tells of a slip. What several workloads
 * miss is told of the first.
 */
function isExpectedHere(kind: PodReference['kind'], name: string, workload: Workload, world: World): boolean {
  if (firstUsers(world).get(placeOf(kind, name, workload)) !== workload.manifest) return false;
  if (nearestName(name, neighbours(kind, workload, world)) !== undefined) return true;
  // What a chart does not make is most often made before it, by a script beside it: of a slip only a like name tells.
  return workload.manifest.renderedFrom === undefined && kind !== 'Secret' && areWrittenHere(kind, workload, world);
}

/**
 * Whether objects of this kind would stand here: all that was read is one text, or its folder holds others. Whoever keeps
 * many manifests and none of these has scripts that make them.
 */
function areWrittenHere(kind: string, { manifest, identity }: Workload, world: World): boolean {
  const folder = folderOf(manifest.file);
  const isOneText = world.manifests.every(({ file }) => file === manifest.file);
  return isOneText || objectsOf(kind, identity.namespace, world).some(({ file }) => folderOf(file) === folder);
}

const firstUsers = oncePer((world: World): ReadonlyMap<string, Manifest> => {
  const users = new Map<string, Manifest>();
  for (const workload of world.workloads) {
    for (const { kind, name } of podReferences(workload)) {
      const place = placeOf(kind, name, workload);
      if (!users.has(place)) users.set(place, workload.manifest);
    }
  }
  return users;
});

function placeOf(kind: string, name: string, { identity, manifest }: Workload): string {
  return [manifest.directory ?? '', identity.namespace, kind, name].join('\0');
}

/** What may be meant instead: nothing that the pods ask for as well. */
function neighbours(kind: PodReference['kind'], workload: Workload, world: World): readonly string[] {
  const { manifest, identity } = workload;
  if (objectsOf(kind, identity.namespace, world).length === 0) return [];
  const own = new Set(podReferences(workload).flatMap((one) => (one.kind === kind ? [one.name] : [])));
  return objectsBeside(manifest, kind, world)
    .slice(0, COMPARED)
    .map((one) => identityOf(one).name)
    .filter((one) => !own.has(one));
}

/** So many names are compared with one that is not there: what a large namespace costs stays in proportion. */
const COMPARED = 100;
