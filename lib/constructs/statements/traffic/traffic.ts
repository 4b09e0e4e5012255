import { FactError } from '../fact-error';
import type { Duration } from 'cdk8s';
import { knownTraffic, type KnownTrafficKind, type TrafficSource } from '../../../facts';
import { inSeconds } from '../in-seconds';
import { optionsOf, shown, wholeNumberProblem, type OptionNames } from '../typed';

/** The user's own delays instead of the known ones. */
export interface TrafficDelays {
  /**
   * From the deletion of a pod to the last new request at it.
   *
   * @default - the known number of this source
   */
  readonly drainLag?: Duration;

  /**
   * From Ready to the first request at the pod.
   *
   * @default - the known number of this source
   */
  readonly firstUse?: Duration;
}

/** The delays of a path that nobody but the user knows. */
export interface StatedTrafficDelays {
  /** From the deletion of a pod to the last new request at it. */
  readonly drainLag: Duration;

  /** From Ready to the first request at the pod. */
  readonly firstUse: Duration;
}

/** How a load balancer finds out about a pod by the health check of its node. */
export interface NodeHealthCheckOptions {
  /** How often the load balancer looks. */
  readonly interval: Duration;

  /** After how many failures in a row a node is out. */
  readonly unhealthyCount: number;

  /** After how many successes in a row a node is in. */
  readonly healthyCount: number;
}

/** How clients learn from a service registry. */
export interface RegistryOptions {
  /** How long a client goes on using an instance after its deregistration has ended: its cache time. */
  readonly cacheTime: Duration;

  /** The longest time that the deregistration call takes. */
  readonly deregistersWithin: Duration;

  /**
   * From Ready to the first request at the pod.
   *
   * @default - the cache time
   */
  readonly firstUse?: Duration;
}

/** How long kube-proxy needs behind a node that is taken out, in seconds. */
const KUBE_PROXY_LAG = 5;

/**
 * The path that requests take to a pod. It decides how long a pod that is being deleted still gets new requests,
 * and how long a new one waits for its first.
 *
 * @example
 * traffic: [Traffic.ingressNginx(), Traffic.clusterIp()]
 */
export class Traffic {
  /** No inbound requests: a worker that fetches its work itself. */
  public static none(): Traffic {
    return Traffic.known('none', {});
  }

  /**
   * Through a ClusterIP Service, from inside the cluster. Drain lag 5 s, first use 5 s (measured: 1.1 s at p99).
   *
   * @see https://kubernetes.io/docs/reference/networking/virtual-ips/
   */
  public static clusterIp(delays: TrafficDelays = {}): Traffic {
    return Traffic.known('cluster-ip', delays);
  }

  /** Through a NodePort, or a load balancer's instance targets, with externalTrafficPolicy Cluster. 5 s and 5 s. */
  public static nodePort(delays: TrafficDelays = {}): Traffic {
    return Traffic.known('node-port', delays);
  }

  /**
   * Through a port of the node, by `hostPort` or `hostNetwork`. 0 s and 0 s: it leads to the pod that listens there, ready
   * or not, so that no wait helps.
   */
  public static hostPort(): Traffic {
    return Traffic.known('host-port', {});
  }

  /** Through a headless Service: clients resolve pods by DNS. 35 s and 35 s (an assumption: TTL 30 s, and 5 s). */
  public static headless(delays: TrafficDelays = {}): Traffic {
    return Traffic.known('headless', delays);
  }

  /**
   * Through ingress-nginx. 10 s and 10 s.
   *
   * @see https://kubernetes.github.io/ingress-nginx/how-it-works/
   */
  public static ingressNginx(delays: TrafficDelays = {}): Traffic {
    return Traffic.known('ingress-nginx', delays);
  }

  /**
   * Through an AWS application load balancer with ip targets. 120 s and 60 s.
   *
   * @see https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3270
   */
  public static awsAlb(delays: TrafficDelays = {}): Traffic {
    return Traffic.known('aws-alb', delays);
  }

  /**
   * Through an AWS network load balancer with ip targets. 120 s and 180 s.
   *
   * @see https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2366
   */
  public static awsNlb(delays: TrafficDelays = {}): Traffic {
    return Traffic.known('aws-nlb', delays);
  }

  /**
   * Through a GKE container-native load balancer (network endpoint groups). 60 s and 60 s.
   *
   * @see https://github.com/kubernetes/ingress-gce/issues/1072
   */
  public static gkeNeg(delays: TrafficDelays = {}): Traffic {
    return Traffic.known('gke-neg', delays);
  }

  /**
   * Through a load balancer's instance targets with externalTrafficPolicy Local: it finds out by the health check
   * of the node. Drain lag `unhealthyCount * interval + 5 s`, first use `healthyCount * interval`.
   *
   * @throws Error for counts that are no whole numbers, or less than 1
   * @see https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/#preserving-the-client-source-ip
   */
  public static nodeHealthCheck(options: NodeHealthCheckOptions): Traffic {
    optionsOf(options ?? {}, 'Traffic.nodeHealthCheck', NODE);
    const interval = inSeconds(options?.interval, 'interval', 'Traffic.nodeHealthCheck');
    for (const count of ['unhealthyCount', 'healthyCount'] as const) {
      const problem = wholeNumberProblem(options[count], count, 1);
      if (problem !== undefined) throw new FactError(problem);
    }
    return new Traffic({
      kind: 'node-health-check',
      drainLag: options.unhealthyCount * interval + KUBE_PROXY_LAG,
      firstUse: options.healthyCount * interval,
      basis: 'formula',
      because: `health check every ${interval} s, out after ${options.unhealthyCount} failures, in after ${options.healthyCount} successes`,
    });
  }

  /**
   * Through a service registry (Nacos, Eureka, Consul): clients keep an instance for their cache time after its
   * deregistration. State in `preStop` what ends the registration.
   *
   * @param name what the registry is called
   */
  public static registry(name: string, options: RegistryOptions): Traffic {
    return new Traffic({
      ...stated(name, cacheDelays(options), 'Traffic.registry'),
      kind: 'registry',
      deregistration: { callTimeout: inSeconds(options?.deregistersWithin, 'deregistersWithin', 'Traffic.registry') },
    });
  }

  /** Through a service mesh; only the user knows its delays. */
  public static mesh(name: string, delays: StatedTrafficDelays): Traffic {
    return new Traffic({ ...stated(name, delays, 'Traffic.mesh'), kind: 'mesh' });
  }

  /** Through anything else; only the user knows its delays. */
  public static custom(name: string, delays: StatedTrafficDelays): Traffic {
    return new Traffic({ ...stated(name, delays, 'Traffic.custom'), kind: 'custom' });
  }

  private static known(kind: KnownTrafficKind, delays: TrafficDelays): Traffic {
    const { drainLag, firstUse } = optionsOf(delays, 'a Traffic', DELAYS);
    return new Traffic(
      knownTraffic(kind, {
        ...(drainLag && { drainLag: inSeconds(drainLag, 'drainLag') }),
        ...(firstUse && { firstUse: inSeconds(firstUse, 'firstUse') }),
      }),
    );
  }

  private constructor(
    /** @internal */
    readonly _source: TrafficSource,
  ) {}
}

const DELAYS: OptionNames<TrafficDelays> = { drainLag: true, firstUse: true };
const NODE: OptionNames<NodeHealthCheckOptions> = { interval: true, unhealthyCount: true, healthyCount: true };
const REGISTRY: OptionNames<RegistryOptions> = { cacheTime: true, deregistersWithin: true, firstUse: true };

function cacheDelays(options: RegistryOptions): StatedTrafficDelays {
  optionsOf(options ?? {}, 'Traffic.registry', REGISTRY);
  inSeconds(options?.cacheTime, 'cacheTime', 'Traffic.registry');
  return { drainLag: options.cacheTime, firstUse: options.firstUse ?? options.cacheTime };
}

/** A registry, a mesh or a path has to have a name that can stand in an annotation. */
const PLAIN_NAME = /^[A-Za-z0-9._/-]+$/;

function stated(name: string, delays: StatedTrafficDelays, factory: string): Omit<TrafficSource, 'kind'> {
  if (typeof name !== 'string' || !PLAIN_NAME.test(name)) {
    throw new FactError(
      `the name of ${factory} may hold letters, digits, '.', '_', '/' and '-' only, and is ${shown(name)}`,
    );
  }
  optionsOf(delays ?? {}, factory, DELAYS);
  return {
    name,
    drainLag: inSeconds(delays?.drainLag, 'drainLag', factory),
    firstUse: inSeconds(delays?.firstUse, 'firstUse', factory),
    basis: 'stated',
    because: 'stated',
  };
}
