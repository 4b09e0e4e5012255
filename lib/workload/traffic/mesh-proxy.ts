import { asObject, asStrings, grouped, oncePer, own, type FieldPath } from '../../kubernetes';
import { istioDrain, variablesText, waitsForConnections } from '../containers/istio-gateway';
import { identityOf } from '../objects/manifest';
import type { Workload, World } from '../workload';
import { consulProxy, daprProxy, kumaProxy } from './annotated-proxy';
import type { MeshProxy } from './ordinary-proxy';
import { podAnnotations, proxyAnnotation } from './pod-annotations';

/** The mesh proxy of a workload's pods; nothing where it is a native sidecar, or ends when it has nothing left to do. */
export function meshProxyOf(workload: Workload, world: World): MeshProxy | undefined {
  return (
    istioProxy(workload, world) ??
    linkerdProxy(workload, world) ??
    consulProxy(workload) ??
    kumaProxy(workload, isKumaInjected(workload, world)) ??
    daprProxy(workload)
  );
}

/** A label of the pods counts before that of their namespace. @see https://github.com/kumahq/kuma/blob/master/pkg/plugins/runtime/k8s/webhooks/injector/precheck.go */
function isKumaInjected(workload: Workload, world: World): boolean {
  const asked = own(workload.podLabels, KUMA_INJECTION) ?? own(podAnnotations(workload), KUMA_INJECTION);
  return asked === undefined ? isNamespaceInjected(workload, world, KUMA) : KUMA_ON.test(asked);
}

const KUMA_INJECTION = 'kuma.io/sidecar-injection';
const KUMA_ON = /^(?:enabled|true)$/;

function istioProxy(workload: Workload, world: World): MeshProxy | undefined {
  const annotations = podAnnotations(workload);
  const written = workload.containers.find(({ name }) => name === 'istio-proxy');
  if (written ? written.role === 'sidecar' : !isIstioInjected(workload, world)) return undefined;
  if (written ? annotations['sidecar.istio.io/nativeSidecar'] === 'true' : isIstioNative(annotations, world))
    return undefined;
  const config = `${annotations['proxy.istio.io/config'] ?? ''}\n${variablesText(written?.json)}`;
  if (waitsForConnections(config)) return undefined;
  return {
    mesh: 'istio',
    lasts: (written?.preStopDuration?.atLeast ?? 0) + istioDrain(config),
    finishesRequests: false,
    path: written?.path ?? proxyAnnotation(workload, 'proxy.istio.io/config'),
    container: written,
    assumption: written
      ? 'the mesh sets no other terminationDrainDuration'
      : 'istio injects its proxy as an ordinary container, with its default terminationDrainDuration',
    mend: (seconds) =>
      `annotate the pods with sidecar.istio.io/nativeSidecar: "true", or with proxy.istio.io/config: "terminationDrainDuration: ${seconds}s"`,
  };
}

function isIstioInjected(workload: Workload, world: World): boolean {
  const { podLabels } = workload;
  const asked = podLabels['sidecar.istio.io/inject'] ?? podAnnotations(workload)['sidecar.istio.io/inject'];
  return asked === undefined ? isNamespaceInjected(workload, world, ISTIO) : asked === 'true';
}

function linkerdProxy(workload: Workload, world: World): MeshProxy | undefined {
  const annotations = podAnnotations(workload);
  const written = workload.containers.find(({ name }) => name === 'linkerd-proxy');
  if ((!isLinkerdInjected(workload, world) && !written) || written?.role === 'sidecar') return undefined;
  if (linkerdNative(annotations) === 'true') return undefined;
  const waits = Number(annotations['config.alpha.linkerd.io/proxy-wait-before-exit-seconds'] ?? '0');
  return {
    mesh: 'linkerd',
    lasts: Math.max(written?.preStopDuration?.atLeast ?? 0, Number.isFinite(waits) ? waits : 0),
    finishesRequests: true,
    path: written?.path ?? proxyAnnotation(workload, 'config.alpha.linkerd.io/proxy-wait-before-exit-seconds'),
    container: written,
    assumption: 'linkerd injects its proxy as an ordinary container, without a wait of its own',
    mend: (seconds) =>
      `annotate the pods with config.beta.linkerd.io/proxy-enable-native-sidecar: "true", or with config.alpha.linkerd.io/proxy-wait-before-exit-seconds: "${seconds}"`,
  };
}

/** The annotation has had three names. @see https://github.com/linkerd/linkerd2/pull/15267 */
function linkerdNative(annotations: Labels): string | undefined {
  return LINKERD_NATIVE.map((name) => own(annotations, name)).find((value) => value !== undefined);
}

const LINKERD_NATIVE = ['', 'beta.', 'alpha.'].map((level) => `config.${level}linkerd.io/proxy-enable-native-sidecar`);

/** The minor version from which Istio 1.27 and later put their proxy in as a native sidecar. @see https://github.com/istio/istio/pull/56428 */
const NATIVE_BY_DEFAULT = 33;

/** Whether Istio puts its proxy in as a native sidecar, as far as annotation and version tell. */
function isIstioNative(annotations: Labels, { kubernetesVersion }: World): boolean {
  const asked = annotations['sidecar.istio.io/nativeSidecar'];
  const minor = Number(kubernetesVersion.slice(kubernetesVersion.indexOf('.') + 1));
  return asked === undefined ? minor >= NATIVE_BY_DEFAULT : asked === 'true';
}

/** A proxy that a mesh puts into the pods as an ordinary container, and how to have it otherwise. */
export interface InjectedProxy {
  readonly mesh: string;
  readonly path: FieldPath;
  readonly assumption: string;
  readonly mend: string;
}

/** What of a mesh's proxy concerns a Job: that it is an ordinary container, which does not end by itself. */
export function injectedProxy(workload: Workload, world: World): InjectedProxy | undefined {
  const annotations = podAnnotations(workload);
  if (isIstioInjected(workload, world) && !isIstioNative(annotations, world)) {
    return {
      mesh: 'istio',
      path: proxyAnnotation(workload, 'sidecar.istio.io/inject'),
      assumption: 'istio injects its proxy as an ordinary container, as it does before 1.27, and on nodes before 1.33',
      mend: 'annotate the pods with sidecar.istio.io/nativeSidecar: "true", or let the work end with a POST to localhost:15020/quitquitquit',
    };
  }
  if (!isLinkerdInjected(workload, world) || linkerdNative(annotations) === 'true') return undefined;
  return {
    mesh: 'linkerd',
    path: proxyAnnotation(workload, 'linkerd.io/inject'),
    assumption: 'linkerd injects its proxy as an ordinary container, as it does before 2.20',
    mend: 'annotate the pods with config.beta.linkerd.io/proxy-enable-native-sidecar: "true" (config.linkerd.io/… from 2.20 on), or run the work by linkerd-await --shutdown',
  };
}

function isLinkerdInjected(workload: Workload, world: World): boolean {
  const asked = podAnnotations(workload)['linkerd.io/inject'];
  return asked === undefined ? isNamespaceInjected(workload, world, LINKERD) : ['enabled', 'ingress'].includes(asked);
}

type Asks = (namespace: { readonly labels: Labels; readonly annotations: Labels }) => boolean;
type Labels = Readonly<Record<string, string>>;

const ISTIO: Asks = ({ labels }) => labels['istio-injection'] === 'enabled' || 'istio.io/rev' in labels;
const KUMA: Asks = ({ labels }) => KUMA_ON.test(own(labels, KUMA_INJECTION) ?? '');
const LINKERD: Asks = ({ annotations }) => annotations['linkerd.io/inject'] === 'enabled';

function isNamespaceInjected({ identity }: Workload, world: World, asks: Asks): boolean {
  return (namespacesOf(world).get(identity.namespace) ?? []).some((namespace) => {
    const { labels, annotations } = asObject(namespace.object['metadata']);
    return asks({ labels: asStrings(labels), annotations: asStrings(annotations) });
  });
}

/** By name. */
const namespacesOf = oncePer(({ manifests }: World) =>
  grouped(
    manifests.filter((one) => identityOf(one).kind === 'Namespace'),
    (one) => identityOf(one).name,
  ),
);
