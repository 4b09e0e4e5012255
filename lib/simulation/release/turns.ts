import { asObject, asString } from '../../kubernetes';
import { groupOf, identityOf, type Manifest } from '../../workload';

/** Who applies the objects of a release, one after the other. */
export type ReleaseOrder = (typeof RELEASE_ORDERS)[number];

/** Those that are known. */
export const RELEASE_ORDERS = ['kubectl', 'helm', 'argocd', 'flux'] as const;

/** When which object of a release has its turn. */
export interface Turns {
  of(manifest: Manifest): number;
  /** When what is no longer in the manifests is deleted. */
  readonly pruned: number;
}

/**
 * `kubectl apply` takes files by their names and documents as they stand, the others sort by kind. Argo CD prunes first, the
 * others last. None waits for pods in between, but Argo CD between waves.
 *
 * @see https://github.com/kubernetes/kubectl/blob/master/pkg/cmd/apply/apply.go Run
 * @see https://github.com/argoproj/gitops-engine/blob/master/pkg/sync/sync_context.go runTasks
 * @see https://github.com/fluxcd/pkg/blob/main/ssa/sort.go
 */
export function turnsOf(manifests: readonly Manifest[], order: ReleaseOrder): Turns {
  const sorted = order === 'kubectl' ? manifests : [...manifests].sort(COMPARED[order]);
  const places = new Map(sorted.map((manifest, index) => [manifest, index + 1]));
  const pruned = order === 'argocd' ? 0 : manifests.length + 1;
  return { of: (manifest) => places.get(manifest) ?? pruned, pruned };
}

/** How who sorts the objects compares two of them. */
const COMPARED: Readonly<Record<Exclude<ReleaseOrder, 'kubectl'>, (one: Manifest, other: Manifest) => number>> = {
  helm: byKind,
  argocd: byWave,
  flux: byStage,
};

function byKind(one: Manifest, other: Manifest): number {
  const [a, b] = [identityOf(one), identityOf(other)];
  return rankOf(a.kind) - rankOf(b.kind) || compare(a.name, b.name);
}

function byWave(one: Manifest, other: Manifest): number {
  return waveOf(one) - waveOf(other) || byKind(one, other);
}

/** Kinds that Flux does not list come behind those that it does, by their group. */
function byStage(one: Manifest, other: Manifest): number {
  const [a, b] = [identityOf(one), identityOf(other)];
  const groups = [one, other].map(({ object }) => groupOf(asString(object['apiVersion']) ?? ''));
  return (
    fluxRankOf(a.kind) - fluxRankOf(b.kind) ||
    compare(groups[0] ?? '', groups[1] ?? '') ||
    compare(a.kind, b.kind) ||
    compare(a.name, b.name)
  );
}

function fluxRankOf(kind: string): number {
  return FLUX_RANKS.get(kind) ?? (FLUX_LAST.includes(kind) ? FLUX_FIRST.length + 1 : FLUX_FIRST.length);
}

/** The wave of Argo CD that an object is applied in. @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/ */
export function waveOf({ object }: Manifest): number {
  const annotations = asObject(asObject(object['metadata'])['annotations']);
  const wave = Number(asString(annotations['argocd.argoproj.io/sync-wave']));
  return Number.isInteger(wave) ? wave : 0;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function rankOf(kind: string): number {
  const rank = RANKS.get(kind);
  return rank ?? KINDS.length;
}

/** What decides anything here of helm's list. @see https://github.com/helm/helm/blob/main/pkg/release/v1/util/kind_sorter.go */
const KINDS = [
  ...['Namespace', 'NetworkPolicy', 'ResourceQuota', 'LimitRange', 'PodDisruptionBudget', 'ServiceAccount', 'Secret'],
  ...['ConfigMap', 'StorageClass', 'PersistentVolume', 'PersistentVolumeClaim', 'Service', 'DaemonSet', 'Pod'],
  ...['ReplicationController', 'ReplicaSet', 'Deployment', 'HorizontalPodAutoscaler', 'StatefulSet', 'Job', 'CronJob'],
  ...['IngressClass', 'Ingress'],
];

const RANKS: ReadonlyMap<string, number> = new Map(KINDS.map((kind, index) => [kind, index]));

/** What decides anything here of Flux' list. @see https://github.com/fluxcd/pkg/blob/main/ssa/sort.go ReconcileOrder */
const FLUX_FIRST = [
  ...['Namespace', 'StorageClass', 'IngressClass', 'GatewayClass', 'ResourceQuota', 'ServiceAccount', 'ConfigMap'],
  ...['Secret', 'Service', 'LimitRange', 'Deployment', 'StatefulSet', 'CronJob', 'PodDisruptionBudget'],
];
const FLUX_LAST = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];

const FLUX_RANKS: ReadonlyMap<string, number> = new Map(FLUX_FIRST.map((kind, index) => [kind, index]));
