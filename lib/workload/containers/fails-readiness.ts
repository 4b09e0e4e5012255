import { asArray, asObject, asString, isObject, type JsonObject } from '../../kubernetes';
import { repositoryOf } from '../image/image-name';
import { probeOf, type WrittenContainer } from './container';
import type { LameFrom } from './lame-from';
import { runOf, wordsOf } from './run-of';
import { writtenVariables } from './written-variables';

/**
 * From when on the readiness probe of a container that stops fails, although it answers requests: an application that is
 * to be taken out of the routing says so itself. Once no other pod is ready, kube-proxy has nothing to fall back on: only
 * endpoints that are still ready while they terminate get requests then. Nothing where it is not known to do so.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#traffic-to-terminating-endpoints
 */
export function failsReadiness(container: WrittenContainer): LameFrom | undefined {
  const probe = probeOf(container, 'readiness');
  if (!probe || isObject(probe['tcpSocket'])) return undefined;
  if (container.preStop && isLameByHook(container.preStop, container.json)) return 'pre-stop';
  return isLameOnSigterm(container, probe) ? 'sigterm' : undefined;
}

/**
 * An admin endpoint of Envoy, after which `/ready` and health checks fail, or a manager beside it that asks for it.
 *
 * @see https://www.envoyproxy.io/docs/envoy/latest/operations/admin#post--healthcheck-fail
 * @see https://projectcontour.io/docs/main/redeploy-envoy/
 */
function isLameByHook({ exec, httpGet }: JsonObject, json: JsonObject): boolean {
  const asked = isObject(exec) ? runOf(exec) : (asString(asObject(httpGet)['path']) ?? '');
  if (/\/?healthcheck\/fail\b/.test(asked)) return true;
  return isObject(httpGet) && /^\/shutdown(?:\/|$)/.test(asked) && ENVOY.test(repositoryOf(json));
}

/** Images that do so in any case. */
const LAME_IMAGE =
  /(?:^|\/)(?:stefanprodan\/podinfo|knative\.dev\/[\w./-]+|github\.com\/tektoncd\/[\w./-]+\/cmd\/webhook)$/;

const COREDNS = /(?:^|[/-])coredns$/;
const ENVOY = /(?:^|\/)envoy(?:-|$)/;

/** Whether what an image is called tells that what runs in it may fail its readiness probe before it stops. */
export function isLameImage(repository: string): boolean {
  return [LAME_IMAGE, COREDNS, ENVOY].some((pattern) => pattern.test(repository));
}

function isLameOnSigterm(container: WrittenContainer, probe: JsonObject): boolean {
  const { json } = container;
  const path = asString(asObject(probe['httpGet'])['path']) ?? '';
  return (
    LAME_IMAGE.test(repositoryOf(json)) ||
    asksDrainer(probe) ||
    isApiServer(json) ||
    isLameTraefik(json, path) ||
    // @see https://coredns.io/plugins/ready/ ("will not answer OK while CoreDNS is in lame duck mode")
    (COREDNS.test(repositoryOf(json)) && /^\/ready\b/.test(path)) ||
    // @see https://quarkus.io/guides/lifecycle#graceful-shutdown
    writtenVariables(json).some(([name]) => name === 'QUARKUS_SHUTDOWN_DELAY')
  );
}

/** @see https://github.com/knative/pkg/blob/main/network/handlers/drain.go */
function asksDrainer(probe: JsonObject): boolean {
  const headers = asArray(asObject(probe['httpGet'])['httpHeaders']);
  return headers.some((header) => /^K-(?:Kubelet|Network)-Probe$/i.test(asString(asObject(header)['name']) ?? ''));
}

/** @see https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/ (shutdown-delay-duration) */
function isApiServer(json: JsonObject): boolean {
  return wordsOf(json).some((word) => /^--shutdown-delay-duration(?:=(?!0)|$)/.test(word));
}

/** @see https://doc.traefik.io/traefik/operations/ping/#terminatingstatuscode */
function isLameTraefik(json: JsonObject, path: string): boolean {
  const run = runOf(json).toLowerCase();
  const isGraceful = /lifecycle\.requestacceptgracetimeout/.test(run);
  return isGraceful && /^\/ping\b/.test(path) && !/ping\.terminatingstatuscode=2\d\d/.test(run);
}
