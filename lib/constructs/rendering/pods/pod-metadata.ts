import { ApiObject } from 'cdk8s';
import { Pod } from 'cdk8s-plus-28';
import type { KubernetesVersion } from '../../../kubernetes';
import type { ReleasePlan } from '../../../plan';
import { asObject, asString, type JsonObject } from '../../../workload';
import type { PodFacts } from '../../statements/pods/pod-facts';
import { inKeyOrder } from '../app/rendered-object';
import { sha256 } from './sha-256';

/** What the metadata of pods follows from. */
interface Known {
  readonly pods: Pick<PodFacts, 'identity' | 'mesh' | 'restartOn'>;
  readonly plan: ReleasePlan;
  readonly version: KubernetesVersion;
}

/** The metadata of the pod template with what a mesh has to be told, and with the content of what restarts the pods. */
export function podMetadataOf(given: JsonObject, { pods, plan, version }: Known): JsonObject {
  const { mesh, restartOn = [] } = pods;
  const metadata = asInCluster(given, pods);
  if (!mesh && restartOn.length === 0) return metadata;
  const told = mesh?._podMetadata({ version, stops: plan.terminationGracePeriod }) ?? {};
  const sums = Object.fromEntries(restartOn.map((one) => checksumOf(ApiObject.of(one))));
  // What somebody has written himself is more.
  const annotations = { ...told.annotations, ...sums, ...asObject(metadata['annotations']) };
  const labels = { ...told.labels, ...asObject(metadata['labels']) };
  return inKeyOrder({ ...metadata, annotations: inKeyOrder(annotations), labels: inKeyOrder(labels) }) as JsonObject;
}

/** Pods that are selected by labels of their own are found by these: the one of cdk8s-plus would be new to them. */
function asInCluster(metadata: JsonObject, { identity }: Known['pods']): JsonObject {
  const selector = identity?._selector;
  if (!selector || Object.hasOwn(selector, Pod.ADDRESS_LABEL)) return metadata;
  const labels = Object.entries(asObject(metadata['labels'])).filter(([label]) => label !== Pod.ADDRESS_LABEL);
  return { ...metadata, labels: Object.fromEntries(labels) };
}

const CONTENT = ['binaryData', 'data', 'spec', 'stringData'] as const;

/** An annotation that is another one when the content is: a changed pod template is a release. */
function checksumOf(apiObject: ApiObject): readonly [string, string] {
  const rendered = apiObject.toJson() as JsonObject;
  const content = CONTENT.map((field) => rendered[field] ?? null);
  const kind = (asString(rendered['kind']) ?? '').toLowerCase();
  return [`checksum/${kind}-${apiObject.name}`, sha256(JSON.stringify(content))];
}
