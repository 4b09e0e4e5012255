import { asString, type JsonObject } from '../../kubernetes';
import type { ProbeKind, WrittenContainer } from './container';

/**
 * Whether an injector completes this container when its pod is created: Istio puts image, ports, probes and hooks in
 * the place of `image: auto`.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/gateway/
 */
export function isInjected({ json }: Pick<WrittenContainer, 'json'>): boolean {
  return asString(json['image']) === 'auto';
}

const READY = { httpGet: { path: '/healthz/ready', port: 15021 }, timeoutSeconds: 3 };

/**
 * The probes that Istio puts into such a container where it has none of its own.
 *
 * @see https://github.com/istio/istio/blob/master/manifests/charts/istio-control/istio-discovery/files/gateway-injection-template.yaml
 */
const INJECTED: Readonly<Partial<Record<ProbeKind, JsonObject>>> = {
  startup: { ...READY, periodSeconds: 1, failureThreshold: 600 },
  readiness: { ...READY, periodSeconds: 15, failureThreshold: 4 },
};

/** The probe of this kind that a container will have, though it stands in no manifest. */
export function injectedProbe(container: Pick<WrittenContainer, 'json'>, kind: ProbeKind): JsonObject | undefined {
  return isInjected(container) ? INJECTED[kind] : undefined;
}
