import { asString, oncePer, type JsonObject } from '../../kubernetes';

/** The groups that a kind belongs to; the empty one is Kubernetes' core. */
const GROUPS = {
  Deployment: ['apps', 'extensions'],
  StatefulSet: ['apps'],
  DaemonSet: ['apps', 'extensions'],
  ReplicaSet: ['apps', 'extensions'],
  ReplicationController: [''],
  Pod: [''],
  Job: ['batch'],
  CronJob: ['batch'],
  Rollout: ['argoproj.io'],
  Service: [''],
  Namespace: [''],
  ConfigMap: [''],
  PodDisruptionBudget: ['policy'],
  HorizontalPodAutoscaler: ['autoscaling'],
  ScaledObject: ['keda.sh'],
  Ingress: ['networking.k8s.io', 'extensions'],
  IngressClass: ['networking.k8s.io'],
  IngressClassParams: ['elbv2.k8s.aws', 'eks.amazonaws.com'],
  TargetGroupBinding: ['elbv2.k8s.aws', 'eks.amazonaws.com'],
  BackendConfig: ['cloud.google.com'],
  GCPBackendPolicy: ['networking.gke.io'],
  HTTPRoute: ['gateway.networking.k8s.io'],
  GRPCRoute: ['gateway.networking.k8s.io'],
  TLSRoute: ['gateway.networking.k8s.io'],
  TCPRoute: ['gateway.networking.k8s.io'],
  UDPRoute: ['gateway.networking.k8s.io'],
  Gateway: ['gateway.networking.k8s.io'],
  GatewayClass: ['gateway.networking.k8s.io'],
  VirtualService: ['networking.istio.io'],
  DestinationRule: ['networking.istio.io'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A kind of object that is read here. */
export type KnownKind = keyof typeof GROUPS;

/**
 * The kind of an object, where it is one that is read here. The same word in another group is another kind: a Knative
 * Service reaches no pods by selector. An object without an `apiVersion` is taken by its kind alone.
 */
export function knownKind(object: JsonObject): KnownKind | undefined {
  const kind = kindIn(object);
  return kind === '' ? undefined : kind;
}

const kindIn = oncePer(({ apiVersion, kind }: JsonObject): KnownKind | '' => {
  const groups = GROUPS_BY_KIND.get(kind);
  return groups && isOfGroup(apiVersion, groups) ? (kind as KnownKind) : '';
});

const GROUPS_BY_KIND: ReadonlyMap<unknown, readonly string[]> = new Map(Object.entries(GROUPS));

function isOfGroup(version: unknown, groups: readonly string[]): boolean {
  return typeof version !== 'string' || version === '' || groups.includes(groupOf(version));
}

/** `apps` of `apps/v1`; empty for `v1`. */
export function groupOf(apiVersion: string): string {
  return apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));
}

/** Whether a reference by version and kind means this kind; without a version the kind decides. */
export function refersTo(
  kind: KnownKind,
  reference: { readonly apiVersion?: unknown; readonly kind?: unknown },
): boolean {
  return knownKind({ apiVersion: asString(reference.apiVersion), kind: asString(reference.kind) }) === kind;
}
