import { oncePer, selectorMatches, own } from '../../kubernetes';
import {
  asArray,
  asObject,
  asStrings,
  identityOf,
  isObject,
  knownKind,
  type Manifest,
  type Workload,
  type World,
} from '../../workload';
import type { Edit, Violation, WorldRule } from '../rule';
import { changed, SERVICE, together, WEB } from '../support/example';
import { getsLabels } from '../support/routing/controller-labels';
import { likelyMeant } from '../support/routing/likely-meant';
import { folderOf } from '../support/objects/folder-of';
import { isMadeByOperator } from '../support/objects/made-by-operator';
import { objectsNamed } from '../support/objects/objects-of';
import { hasLabels } from '../support/routing/service-pairs';
import { asksForCluster } from '../support/routing/asks-for-cluster';
import { comeOfTemplates } from '../support/routing/labels-in-templates';
import { hidesPods } from '../support/routing/hides-pods';
import { restingOn } from '../support/resting-on';
import { workloadsIn, workloadsLabelled } from '../support/objects/workloads-of';

type Labels = Readonly<Record<string, string>>;

/** A Service without a single pod. */
export const serviceSelectsNothing: WorldRule = {
  id: 'service-selects-nothing',
  title: 'A Service without a single pod',
  severity: 'error',
  effect: 'lost-requests',
  message: 'the Service {service} selects no pods: none in the namespace {namespace} has the labels {labels}{instead}',
  why: 'A Service without endpoints refuses every request.',
  fix: 'let the selector of {service} be labels that its pods have{such}',
  source:
    'https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/#does-the-service-have-any-endpointslices',
  presupposes: ['service-refused'],
  saysNotThere: true,
  bad: [
    together(
      WEB,
      changed(SERVICE, { 'name: web': 'name: web-admin', 'selector: { app: web }': 'selector: { app: web-app }' }),
    ),
    together(WEB, changed(SERVICE, { 'name: web': 'name: web\nnamespace: shop' })),
  ],
  good: [WEB, together(WEB, changed(SERVICE, { 'name: web': 'name: legacy', 'selector: { app: web }': '' }))],
  *checkWorld(world) {
    for (const manifest of world.manifests) {
      const asked = knownKind(manifest.object) === 'Service' ? selectorOf(manifest) : undefined;
      if (!asked || world.sharing(manifest).length > 0) continue;
      const { name, namespace } = identityOf(manifest);
      if (isVariantReached(manifest, world) || hidesPods(namespace, world)) continue;
      if (isMadeByOperator([name, ...Object.values(asked)], namespace, world)) continue;
      const neighbours = workloadsIn(namespace, world);
      // One of another folder is for another cluster, or for the same.
      if (haveLabels(asked, namespace, world) || areGiven(asked, neighbours, world)) continue;
      const strangers = workloadsLabelled(asked, world).filter(({ manifest: one }) => isOfOnePlace(manifest, one));
      if (neighbours.length + strangers.length === 0 || isAskedFor(asked, namespace, world)) continue;
      const isTold = strangers.length > 0 || likelyMeant(name, asked, neighbours) !== undefined;
      if (!isTold && mayBeElsewhere(manifest, asked, world)) continue;
      yield dangling(manifest, asked, neighbours, strangers);
    }
  },
};

/** Whether what nothing here resembles comes from elsewhere, most likely. */
function mayBeElsewhere(service: Manifest, asked: Labels, world: World): boolean {
  const { namespace } = identityOf(service);
  return namespace === OF_CLUSTER || !isBeside(service, workloadsIn(namespace, world)) || areGivenLater(asked, world);
}

/**
 * Whether two objects are written for each other, most likely: in one text, or in one folder with their namespaces. What
 * stands elsewhere is another installation, and who applies an object without a namespace chooses one.
 */
function isOfOnePlace(service: Manifest, other: Manifest): boolean {
  if (service.file === other.file) return true;
  const areWritten = [service, other].every(({ object }) => asObject(object['metadata'])['namespace'] !== undefined);
  return areWritten && folderOf(service.file) === folderOf(other.file);
}

/** Whether the pods that it does not select stand in its own text: then its own would, too. */
function isBeside({ file }: Manifest, neighbours: readonly Workload[]): boolean {
  return file === undefined || neighbours.some(({ manifest }) => manifest.file === file);
}

/** Labels of somebody's own domain that no manifest gives to any pod are given by a controller while they run. */
function areGivenLater(asked: Labels, world: World): boolean {
  const written = labelKeys(world);
  return Object.keys(asked).some(
    (key) => key.includes('/') && !/(?:^|\.)k(?:ubernetes|8s)\.io\//.test(key) && !written.has(key),
  );
}

const labelKeys = oncePer(
  ({ workloads }: World): ReadonlySet<string> => new Set(workloads.flatMap(({ podLabels }) => Object.keys(podLabels))),
);

/** Whether controllers give these labels to pods that they make. */
function areGiven(asked: Labels, neighbours: readonly Workload[], world: World): boolean {
  return neighbours.some((one) => getsLabels(asked, one)) || comeOfTemplates(asked, world);
}

/** Where the cluster's own pods are, which nobody writes: its DNS, the control plane. */
const OF_CLUSTER = 'kube-system';

/** The labels that a Service asks for, unless it has no port: then it gives names to pods that something makes later. */
function selectorOf(service: Manifest): Labels | undefined {
  const spec = asObject(service.object['spec']);
  if (spec['clusterIP'] === 'None' && asArray(spec['ports']).length === 0) return undefined;
  const selector = asStrings(spec['selector']);
  if (Object.keys(selector).length === 0 || spec['type'] === 'ExternalName') return undefined;
  return asksForCluster(selector, service) ? undefined : selector;
}

/** Whether any pods of a namespace have these labels. */
function haveLabels(asked: Labels, namespace: string, world: World): boolean {
  return workloadsLabelled(asked, world).some(({ identity }) => identity.namespace === namespace);
}

/** Whether a workload asks for these pods itself, and gives its own other labels: that is what is wrong. */
function isAskedFor(asked: Labels, namespace: string, world: World): boolean {
  const [first] = Object.entries(asked);
  const some = first && mislabelled(world).get(labelIn(namespace, first));
  return some?.some((labels) => hasLabels(labels, asked)) === true;
}

/** The labels that workloads ask for, and give their pods others, by each of them. */
const mislabelled = oncePer(({ workloads }: World): ReadonlyMap<string, readonly Labels[]> => {
  const asked = new Map<string, Labels[]>();
  for (const { manifest, podLabels, identity } of workloads) {
    const { selector } = asObject(manifest.object['spec']);
    if (!isObject(selector) || selectorMatches(selector, podLabels)) continue;
    const labels = asStrings(selector['matchLabels']);
    for (const label of Object.entries(labels)) {
      const key = labelIn(identity.namespace, label);
      const known = asked.get(key) ?? [];
      asked.set(key, known);
      known.push(labels);
    }
  }
  return asked;
});

function labelIn(namespace: string, [name, value]: readonly [name: string, value: string]): string {
  return JSON.stringify([namespace, name, value]);
}

/** The same Service in another directory, where it selects pods. */
function isVariantReached(service: Manifest, world: World): boolean {
  const { namespace, name } = identityOf(service);
  return objectsNamed('Service', namespace, name, world).some((variant) => world.sharing(variant).length > 0);
}

function dangling(
  service: Manifest,
  asked: Labels,
  neighbours: readonly Workload[],
  strangers: readonly Workload[],
): Violation & { readonly resource: Manifest } {
  const { name, namespace } = identityOf(service);
  const meant = likelyMeant(name, asked, neighbours);
  const elsewhere = strangers.find(({ identity }) => identity.namespace !== namespace);
  const instead = elsewhere
    ? `; those of ${elsewhere.identity.name} in the namespace ${elsewhere.identity.namespace} have`
    : meant && `; those of ${meant.identity.name} have ${words(meant.podLabels)}`;
  const edit = elsewhere ? undefined : meant && editFor(asked, meant);
  return {
    resource: service,
    path: ['spec', 'selector'],
    numbers: {
      service: name,
      namespace,
      labels: words(asked),
      instead: instead ?? '',
      such: edit ? `, such as ${words(edit.value as Labels)}` : elsewhere ? ', in its own namespace' : '',
    },
    ...(edit && { edits: [edit] }),
    ...restingOn('no pods with these labels come from outside of these manifests'),
  };
}

/** The same labels with the values that the pods have. */
function editFor(asked: Labels, { podLabels }: Workload): Edit | undefined {
  const shared = Object.keys(asked).flatMap((key) =>
    Object.hasOwn(podLabels, key) ? [[key, own(podLabels, key) ?? '']] : [],
  );
  return shared.length === 0 ? undefined : { path: ['spec', 'selector'], value: Object.fromEntries(shared) };
}

function words(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}
