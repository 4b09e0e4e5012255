import { knownTraffic, type TrafficSource } from '../../facts';
import { asObject, asStrings, type FieldPath, type JsonObject, own } from '../../kubernetes';
import type { WrittenContainer } from '../containers/container';
import { directoryOf } from '../objects/directories';
import { identityOf, type Manifest } from '../objects/manifest';
import type { NamedObjects } from '../objects/named-objects';
import type { RecognisedSource } from './recognised-source';

/** A service mesh whose proxies carry the requests of a workload. */
export interface Mesh {
  /** `istio`, `linkerd`, `consul`, `kuma` */
  readonly name: string;
  /** Whether a proxy runs in the pod; without one it runs on the node. */
  readonly inPod: boolean;
  /** The object that shows it: the workload, or its namespace. */
  readonly manifest: Manifest;
  readonly path: FieldPath;
}

/** A label or an annotation that puts the proxy of a mesh into pods, or keeps it out of them. */
interface Injection {
  readonly name: string;
  readonly key: string;
  readonly on: RegExp;
}

const INJECTIONS: readonly Injection[] = [
  { name: 'istio', key: 'sidecar.istio.io/inject', on: /^true$/ },
  { name: 'istio', key: 'istio.io/rev', on: /./ },
  { name: 'istio', key: 'istio-injection', on: /^enabled$/ },
  { name: 'linkerd', key: 'linkerd.io/inject', on: /^(?:enabled|ingress)$/ },
  { name: 'consul', key: 'consul.hashicorp.com/connect-inject', on: /^true$/ },
  { name: 'kuma', key: 'kuma.io/sidecar-injection', on: /^(?:enabled|true)$/ },
];

const PROXIES: Readonly<Record<string, string>> = {
  'istio-proxy': 'istio',
  'linkerd-proxy': 'linkerd',
  'consul-dataplane': 'consul',
  'kuma-sidecar': 'kuma',
};

/** The mesh that a workload is part of: its own labels and annotations say so, or those of its namespace. */
export function meshOf(
  workload: Manifest,
  template: { readonly json: JsonObject; readonly path: FieldPath },
  containers: readonly WrittenContainer[],
  objects: NamedObjects,
): Mesh | undefined {
  const proxy = containers.find(({ name }) => Object.hasOwn(PROXIES, name));
  if (proxy) return { name: own(PROXIES, proxy.name) ?? '', inPod: true, manifest: workload, path: proxy.path };
  const injection = injectionIn(template.json, INJECTIONS);
  if (injection) return injection.isOn ? meshFrom(injection, workload, template.path) : undefined;
  const { namespace } = identityOf(workload);
  const around = objects.find('Namespace', '', namespace, directoryOf(workload));
  if (!around) return undefined;
  const injected = injectionIn(around.object, INJECTIONS);
  if (injected?.isOn) return meshFrom(injected, around, []);
  const { labels } = asObject(around.object['metadata']);
  const isAmbient = asStrings(labels)['istio.io/dataplane-mode'] === 'ambient';
  const path = ['metadata', 'labels', 'istio.io/dataplane-mode'];
  return isAmbient ? { name: 'istio', inPod: false, manifest: around, path } : undefined;
}

interface Injected {
  readonly name: string;
  readonly isOn: boolean;
  readonly path: FieldPath;
}

/** What keeps a proxy out counts more than what puts one in. */
function injectionIn(json: JsonObject, injections: readonly Injection[]): Injected | undefined {
  const metadata = asObject(json['metadata']);
  const found = injections.flatMap(({ name, key, on }) =>
    ['labels', 'annotations'].flatMap((where) => {
      const value = own(asStrings(own(metadata, where)), key);
      return value === undefined ? [] : [{ name, isOn: on.test(value), path: ['metadata', where, key] }];
    }),
  );
  return found.find(({ isOn }) => !isOn) ?? found[0];
}

function meshFrom({ name, path }: Injected, manifest: Manifest, under: FieldPath): Mesh {
  return { name, inPod: true, manifest, path: [...under, ...path] };
}

/** The source that a mesh is: nobody but the user knows its delays, so its proxies are taken to be as quick as kube-proxy. */
export function meshSource({ name, manifest, path }: Mesh): RecognisedSource {
  const { drainLag, firstUse } = knownTraffic('cluster-ip');
  const source: TrafficSource = {
    kind: 'mesh',
    name,
    drainLag,
    firstUse,
    basis: 'assumption',
    because: 'like kube-proxy, which follows endpoints, too',
  };
  return { source, manifest, path, assumption: `the proxies of ${name} follow endpoints within ${drainLag} s` };
}
