import { own, parseGoDuration, type Seconds } from '../../kubernetes';
import type { Workload } from '../workload';
import type { MeshProxy } from './ordinary-proxy';
import { podAnnotations, proxyAnnotation } from './pod-annotations';

const CONSUL = 'consul.hashicorp.com/';
/** Puts it in as a native sidecar, which ends after all others. */
const NATIVE = `${CONSUL}enable-consul-dataplane-as-sidecar`;
const GRACE = `${CONSUL}sidecar-proxy-lifecycle-shutdown-grace-period-seconds`;

/**
 * Helm's default of the lifecycle of its proxies, which is on by default.
 *
 * @see https://github.com/hashicorp/consul-k8s/blob/main/charts/consul/values.yaml connectInject.sidecarProxy.lifecycle
 */
const CONSUL_GRACE: Seconds = 30;

/**
 * The Envoy of Consul beside an application: with its lifecycle it carries connections on for its grace period, and
 * without one it is gone at once.
 *
 * @see https://developer.hashicorp.com/consul/docs/k8s/annotations-and-labels
 * @see https://github.com/hashicorp/consul-k8s/blob/main/control-plane/connect-inject/constants/annotations_and_labels.go
 */
export function consulProxy(workload: Workload): MeshProxy | undefined {
  const annotations = podAnnotations(workload);
  const written = workload.containers.find(({ name }) => name === 'consul-dataplane');
  if (own(annotations, `${CONSUL}connect-inject`) !== 'true' && !written) return undefined;
  if (written ? written.role === 'sidecar' : own(annotations, NATIVE) === 'true') return undefined;
  const isOff = own(annotations, `${CONSUL}enable-sidecar-proxy-lifecycle`) === 'false';
  const grace = Number(own(annotations, GRACE) ?? CONSUL_GRACE);
  return {
    mesh: 'consul',
    lasts: Math.max(written?.preStopDuration?.atLeast ?? 0, isOff || !Number.isFinite(grace) ? 0 : grace),
    finishesRequests: false,
    path: written?.path ?? proxyAnnotation(workload, isOff ? `${CONSUL}enable-sidecar-proxy-lifecycle` : GRACE),
    ...(written && { container: written }),
    assumption:
      'consul injects its proxy as an ordinary container, with the defaults of its lifecycle where no annotation says otherwise',
    mend: (seconds) =>
      `annotate the pods with ${CONSUL}enable-sidecar-proxy-lifecycle: "true" and ${GRACE}: "${seconds}"`,
  };
}

const KUMA_DRAIN = 'kuma.io/sidecar-drain-time';

/** @see https://github.com/kumahq/kuma/blob/master/pkg/config/plugins/runtime/k8s/config.go DrainTime */
const KUMA_DRAINS: Seconds = 30;

/**
 * The Envoy of Kuma as an ordinary container: on SIGTERM it fails its health checks, carries everything on for its drain
 * time, and is gone. As a native sidecar, which it is from Kuma 2.14 on, it ends after all others.
 *
 * @param isInjected whether a label of the pods or of their namespace asks for it
 * @see https://kuma.io/docs/latest/reference/kubernetes-annotations/
 * @see https://github.com/kumahq/kuma/blob/master/app/kuma-dp/cmd/run.go
 */
export function kumaProxy(workload: Workload, isInjected: boolean): MeshProxy | undefined {
  const written = workload.containers.find(({ name }) => name === 'kuma-sidecar');
  if ((!isInjected && !written) || written?.role === 'sidecar') return undefined;
  const asked = own(podAnnotations(workload), KUMA_DRAIN);
  return {
    mesh: 'kuma',
    lasts: (written?.preStopDuration?.atLeast ?? 0) + (asked === undefined ? KUMA_DRAINS : durationIn(asked)),
    finishesRequests: false,
    path: written?.path ?? proxyAnnotation(workload, KUMA_DRAIN),
    ...(written && { container: written }),
    assumption: written
      ? 'the proxy of kuma is run with the drain time that the annotation says, or with its default of 30 s'
      : 'kuma injects its proxy as an ordinary container, as it does before 2.14, with its default drain time where no annotation says otherwise',
    mend: (seconds) => `annotate the pods with ${KUMA_DRAIN}: "${seconds}s"`,
  };
}

const BLOCK = 'dapr.io/block-shutdown-duration';

/**
 * The sidecar of Dapr: it takes nothing new from SIGTERM on, unless it is told to wait with its end.
 *
 * @see https://docs.dapr.io/reference/arguments-annotations-overview/
 */
export function daprProxy(workload: Workload): MeshProxy | undefined {
  const annotations = podAnnotations(workload);
  const written = workload.containers.find(({ name }) => name === 'daprd');
  const isAsked = /^(?:true|y|yes|1|on)$/i.test(own(annotations, 'dapr.io/enabled') ?? '');
  if ((!isAsked && !written) || written?.role === 'sidecar') return undefined;
  return {
    mesh: 'dapr',
    lasts: Math.max(written?.preStopDuration?.atLeast ?? 0, durationIn(own(annotations, BLOCK))),
    finishesRequests: true,
    path: written?.path ?? proxyAnnotation(workload, BLOCK),
    ...(written && { container: written }),
    assumption:
      'requests ask the sidecar of dapr, which is an ordinary container and takes nothing new from SIGTERM on, or from the end of its block-shutdown-duration',
    mend: (seconds) =>
      `${isBeforeBlock(annotations) ? 'let dapr.io/sidecar-image be 1.13 or newer, which knows that annotation, and ' : ''}annotate the pods with ${BLOCK}: "${seconds}s"`,
  };
}

/** Whether the pods choose a sidecar that does not know the annotation. @see https://github.com/dapr/dapr/pull/7268 */
function isBeforeBlock(annotations: Readonly<Record<string, string>>): boolean {
  const [, minor] = /:v?1\.(\d+)\./.exec(own(annotations, 'dapr.io/sidecar-image') ?? '') ?? [];
  return minor !== undefined && Number(minor) < 13;
}

function durationIn(text: string | undefined): Seconds {
  try {
    return text === undefined ? 0 : parseGoDuration(text);
  } catch {
    return 0;
  }
}
