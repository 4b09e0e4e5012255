import { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import { asObject, asString, type JsonObject } from '../../workload';
import { renderOver } from '../rendering/app/rendered-object';
import { FactError } from '../statements/fact-error';
import { Traffic } from '../statements/traffic/traffic';
import type { OptionNames } from '../statements/typed';
import type { Exposable } from '../workloads/owned-service';
import { ingressRoute } from './ingress-route';
import { askedPort, leadHttpTo, routeId, type Led } from './leading-to';
import { requireRoute } from './require-route';
import { HOST_ROUTE, type HostRouteOptions } from './route-options';
import { spokenProtocol } from './spoken-protocol';

/** A route through a load balancer of GKE. */
export interface GkeRouteOptions extends HostRouteOptions {
  /**
   * Whether it is reached from the internet.
   *
   * @default false
   */
  readonly internetFacing?: boolean;

  /**
   * What the load balancer asks pods for, by HTTP.
   *
   * @default - what readiness asks for
   */
  readonly healthCheckPath?: string;
}

/** How long a load balancer of Google Cloud waits for a whole answer where nobody says so. */
const USUAL_TIMEOUT = 30;

/** How long it waits for what is open, at the most. */
const LONGEST_DRAINING = 3600;

const OPTIONS: OptionNames<GkeRouteOptions> = { ...HOST_ROUTE, internetFacing: true, healthCheckPath: true };

/**
 * Leads requests through a load balancer of GKE, to the pods themselves.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration
 */
export function exposeViaGke(workload: Exposable, host: string, options: GkeRouteOptions): kplus.Ingress {
  requireRoute(workload, 'exposeViaGke', options, OPTIONS);
  const { internetFacing = false, healthCheckPath } = options;
  const led = leadHttpTo(workload, 'exposeViaGke', {
    traffic: Traffic.gkeNeg(options.delays),
    ensures: () => ['connection-draining'],
  });
  const config = backendConfig(led, options.name, healthCheckPath);
  led.service.annotateBy(() => ({
    'cloud.google.com/neg': JSON.stringify({ ingress: true }),
    'cloud.google.com/backend-config': JSON.stringify({ default: config.name }),
    ...(spokenProtocol(led) === 'HTTPS' && {
      // By the name of the port, which is empty where it is the only one and has none.
      'cloud.google.com/app-protocols': JSON.stringify({ [led.service.ports[0]?.name ?? '']: 'HTTPS' }),
    }),
  }));
  return ingressRoute(led, {
    ...options,
    kind: 'GkeRoute',
    host,
    // GKE's own controller goes by the annotation, and ignores ingressClassName.
    derived: () => ({ 'kubernetes.io/ingress.class': internetFacing ? 'gce' : 'gce-internal' }),
  });
}

function backendConfig(led: Led, name: string | undefined, healthCheckPath: string | undefined): ApiObject {
  const { service, workload, longest } = led;
  const config = new ApiObject(workload, routeId(workload, 'BackendConfig', name), {
    apiVersion: 'cloud.google.com/v1',
    kind: 'BackendConfig',
    metadata: { namespace: workload.metadata.namespace, name: name ?? service.name },
  });
  renderOver(config, (rendered) => {
    rendered['spec'] = {
      connectionDraining: { drainingTimeoutSec: Math.min(longest(), LONGEST_DRAINING) },
      healthCheck: googleCheck(led, healthCheckPath),
      timeoutSec: Math.max(USUAL_TIMEOUT, longest()),
    };
  });
  return config;
}

/** A load balancer of Google Cloud asks by HTTP only, and the pod itself. */
function googleCheck(led: Led, path: string | undefined): JsonObject {
  const asked = asObject(led.readiness()['httpGet']);
  const requestPath = path ?? asString(asked['path']);
  if (requestPath === undefined)
    throw new FactError(
      `${led.workload.node.path}: GKE cannot ask what readiness asks: state 'healthCheckPath', which it is to ask by HTTP`,
    );
  return { port: askedPort(asked['port'], led), requestPath, type: asString(asked['scheme']) ?? 'HTTP' };
}
