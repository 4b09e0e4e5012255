import * as kplus from 'cdk8s-plus-28';
import { FactError } from '../statements/fact-error';
import { Traffic } from '../statements/traffic/traffic';
import type { OptionNames } from '../statements/typed';
import type { Exposable } from '../workloads/owned-service';
import { gatedRoute } from './aws-readiness-gate';
import { targetCheck, targetGroupAttributes } from './aws-target-group';
import { leadTo } from './leading-to';
import { requireRoute } from './require-route';
import { ANY_ROUTE, type RouteOptions } from './route-options';

/** A route through a network load balancer of AWS. */
export interface NlbRouteOptions extends RouteOptions {
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

const PREFIX = 'service.beta.kubernetes.io/aws-load-balancer';

const OPTIONS: OptionNames<NlbRouteOptions> = { ...ANY_ROUTE, internetFacing: true, healthCheckPath: true };

/**
 * Leads requests through a network load balancer of AWS, to the pods themselves.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
 */
export function exposeViaNlb(workload: Exposable, options: NlbRouteOptions): kplus.Service {
  requireRoute(workload, 'exposeViaNlb', options, OPTIONS);
  requireOne(workload, options);
  const { internetFacing = false, healthCheckPath, annotations = {} } = options;
  const led = leadTo(workload, 'exposeViaNlb', gatedRoute(workload, Traffic.awsNlb(options.delays)));
  led.service.expose({ serviceType: kplus.ServiceType.LOAD_BALANCER });
  led.service.annotateBy(() => ({
    [`${PREFIX}-type`]: 'external',
    [`${PREFIX}-nlb-target-type`]: 'ip',
    [`${PREFIX}-scheme`]: internetFacing ? 'internet-facing' : 'internal',
    [`${PREFIX}-target-group-attributes`]: targetGroupAttributes(led.longest()),
    ...checkAnnotations(targetCheck(led, healthCheckPath, true)),
    ...annotations,
  }));
  return led.service;
}

/** Workloads whose Service is a load balancer. */
const BALANCED = new WeakSet<Exposable>();

/** The load balancer is the Service of the workload, of which there is one. */
function requireOne(workload: Exposable, { name }: NlbRouteOptions): void {
  const { path } = workload.node;
  if (name !== undefined)
    throw new FactError(
      `${path}: exposeViaNlb makes the Service of the workload a load balancer, which keeps its name: leave 'name' out`,
    );
  if (BALANCED.has(workload))
    throw new FactError(
      `${path}: exposeViaNlb is called twice, and its Service can be one load balancer: state all options at once`,
    );
  BALANCED.add(workload);
}

/** What speaks gRPC is asked whether it listens: a network load balancer does not speak it. */
function checkAnnotations({ protocol, path, port, isGrpc }: ReturnType<typeof targetCheck>): Record<string, string> {
  return {
    [`${PREFIX}-healthcheck-protocol`]: isGrpc ? 'tcp' : protocol.toLowerCase(),
    ...(path !== undefined && !isGrpc && { [`${PREFIX}-healthcheck-path`]: path }),
    ...(port !== undefined && { [`${PREFIX}-healthcheck-port`]: port }),
  };
}
