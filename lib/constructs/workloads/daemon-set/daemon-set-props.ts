import * as kplus from 'cdk8s-plus-28';
import { gapAtNode, type DaemonSetFacts } from '../../../plan';
import { servingPort } from '../../rendering/planned/serving-port';
import { choiceProblem, type Choice } from '../../statements/fact-problems';
import { inSeconds } from '../../statements/in-seconds';
import { Traffic } from '../../statements/traffic/traffic';
import { shown } from '../../statements/typed';
import type { GracefulDaemonSetProps } from './graceful-daemon-set-props';
import { ofOthers } from '../facts-of-others';
import { timeProblems, unmeantProblems } from '../number-problems';
import { restartPolicyProblems } from '../pod-problems';
import { containersOf, declaredPorts, hasReadablePorts } from '../serving-container';
import { requireWorkload, workloadProps, type Place } from '../workload-props';

const ENTRANCE: Choice = { member: '_kind', instead: 'an Entrance, such as Entrance.nodeLocalService()' };

/**
 * Refuses what is missing, of a wrong type or impossible in the props of a DaemonSet, all of it at once, and completes
 * its traffic by its entrance.
 *
 * @throws FactError naming the construct, each fact and what to do
 */
export function requireDaemonSet(place: Place, props: GracefulDaemonSetProps): GracefulDaemonSetProps {
  const complete = requireWorkload(place, withTraffic(props), () => [
    ...unmeantProblems(props, NOT_OF_NODES),
    ...restartPolicyProblems(props.restartPolicy),
    ...entranceProblems(props),
    ...hostNetworkProblems(props),
    ...surgeProblems(props),
    ...atOnceProblems(props.nodesAtOnce),
    ...taintProblems(props.tolerates),
    ...timeProblems(props, ['terminationGracePeriod', 'minReady']),
  ]);
  return withKnownGap(complete);
}

function hostNetworkProblems({ entrance, hostNetwork }: GracefulDaemonSetProps): readonly string[] {
  return entrance?._kind === 'host-network' && hostNetwork === false
    ? [
        "'entrance' is the network of the node (Entrance.hostNetwork()), and 'hostNetwork' is false: leave 'hostNetwork' out, or state another entrance",
      ]
    : [];
}

/** Requests come by the entrance, unless something else is said of them. */
function withTraffic(props: GracefulDaemonSetProps): GracefulDaemonSetProps {
  if (typeof props !== 'object' || props === null || props.traffic !== undefined) return props;
  // Without an entrance that is what is missing, and not the traffic that follows from it.
  return { ...props, traffic: [props.entrance?._traffic ?? Traffic.none()] };
}

/** What cdk8s-plus is told; the plan is laid over what it makes of it. */
export function daemonSetProps({ scope, id }: Place, props: GracefulDaemonSetProps): kplus.DaemonSetProps {
  const { containers = [], ...others } = workloadProps(scope, id, props);
  const { _kind: entrance } = props.entrance;
  const isOnHost = entrance === 'host-network' || props.hostNetwork === true;
  return {
    ...others,
    containers: entrance === 'host-port' ? withHostPort(containers, props) : containers,
    ...(isOnHost && { hostNetwork: true, dns: { policy: kplus.DnsPolicy.CLUSTER_FIRST_WITH_HOST_NET, ...props.dns } }),
  };
}

/**
 * The ports of the number that it serves on, of whatever protocol, are those of the node. Where nobody says which that is,
 * it is the one that has the node's number.
 */
function withHostPort(
  [serving, ...others]: kplus.ContainerProps[],
  { entrance, port }: GracefulDaemonSetProps,
): kplus.ContainerProps[] {
  if (!serving) return others;
  const { ports, portNumber, ...container } = serving;
  const all = declaredPorts({ ports, portNumber });
  const alike = all.find(({ number }) => number === entrance._port)?.number;
  const served = servingPort(all, port ?? alike)?.number;
  const taken = all.map((one) => (one.number === served ? { ...one, hostPort: entrance._port ?? one.number } : one));
  return [{ ...container, ports: taken }, ...others];
}

/** What the plan has to know of how the pod of a node is replaced. */
export function daemonSetFacts(props: GracefulDaemonSetProps): DaemonSetFacts {
  const blocked = blockedBy(props);
  return {
    kind: 'DaemonSet',
    surges: blocked === undefined,
    ...(blocked !== undefined && { blocked }),
    ...(props.nodesAtOnce && { nodesAtOnce: atOnce(props.nodesAtOnce) }),
  };
}

function blockedBy(props: GracefulDaemonSetProps): DaemonSetFacts['blocked'] {
  const taken = takenOfNode(props);
  if (taken !== undefined) return taken;
  return props.surges === false ? 'stated' : undefined;
}

/** What of its node a pod takes for itself. */
function takenOfNode(props: GracefulDaemonSetProps): 'host-port' | 'host-network' | undefined {
  const ports = containersOf(props).flatMap(declaredPorts);
  if (props.entrance?._kind === 'host-port' || ports.some(({ hostPort }) => hostPort !== undefined)) return 'host-port';
  const isOnHost = props.entrance?._kind === 'host-network' || props.hostNetwork === true;
  return isOnHost && (ports.length > 0 || props.entrance._kind === 'host-network') ? 'host-network' : undefined;
}

function atOnce(count: kplus.PercentOrAbsolute): number | string {
  return count.value as number | string;
}

/** Whoever has said that the entrance is a port of the node has been told of its gap: it is no news to the rules. */
function withKnownGap(props: GracefulDaemonSetProps): GracefulDaemonSetProps {
  const { ignore = [], slowestStart, longestRequest, traffic = [] } = props;
  if (ignore.some(({ rule }) => rule === GAP)) return props;
  const gap = gapAtNode({
    kind: daemonSetFacts(props),
    traffic: traffic.map(({ _source }) => _source),
    containers: [
      {
        slowestStart: inSeconds(slowestStart, 'slowestStart'),
        ...(longestRequest && { longestRequest: inSeconds(longestRequest, 'longestRequest') }),
      },
    ],
  });
  return gap === undefined ? props : { ...props, ignore: [...ignore, { rule: GAP, reason: gap }] };
}

const GAP = 'host-port-gap';

/** What means nothing where there is one pod on each node. */
const NOT_OF_NODES = {
  ...ofOthers('GracefulDaemonSet'),
  disruptionBudget:
    "a drain leaves the pods of a DaemonSet where they are, so it has no budget: leave 'disruptionBudget' out",
  strategy: "'strategy' follows from the 'entrance': state 'surges' and 'nodesAtOnce' in its place",
  ownService: "its Service follows from the 'entrance': leave 'ownService' out",
  replicas:
    "there is one pod on each node, so it has no 'replicas': say on which nodes by 'tolerates' and by scheduling.attract()",
  autoscaled: "there is one pod on each node, so nothing scales it: leave 'autoscaled' out",
  topologySpread: "there is one pod on each node, so it is spread already: leave 'topologySpread' out",
} as const;

function entranceProblems(props: GracefulDaemonSetProps): readonly string[] {
  const { entrance, traffic } = props;
  if (entrance === undefined)
    return [
      "state 'entrance', how requests come in: Entrance.none(), Entrance.service(), Entrance.nodeLocalService(), Entrance.hostPort() or Entrance.hostNetwork()",
    ];
  const wrong = choiceProblem(entrance ?? null, 'entrance', ENTRANCE);
  if (wrong.length > 0) return wrong;
  return [...portProblems(props), ...(Array.isArray(traffic) ? contradictions(entrance, traffic) : [])];
}

function contradictions(
  { _kind: kind }: GracefulDaemonSetProps['entrance'],
  traffic: NonNullable<GracefulDaemonSetProps['traffic']>,
): readonly string[] {
  const isNone = traffic.some((one) => one?._source?.kind === 'none');
  if (kind === 'none' && !isNone) return ["Entrance.none() and 'traffic' contradict each other: leave one of them out"];
  return kind !== 'none' && isNone
    ? ["Traffic.none() contradicts the 'entrance': write Entrance.none() where nobody asks it"]
    : [];
}

function portProblems(props: GracefulDaemonSetProps): readonly string[] {
  const { port, entrance } = props;
  if (entrance._kind === 'none' || entrance._kind === 'host-network') return [];
  if (port !== undefined || !hasReadablePorts(props)) return [];
  const ports = containersOf(props).flatMap((one) => [...(one.ports ?? []), one.portNumber]);
  return ports.some((one) => one !== undefined)
    ? []
    : [`requests come in by its entrance (${entrance._kind}), so state the 'port' that it serves on`];
}

const WHY = {
  'host-port': 'a port of the node (hostPort)',
  'host-network': 'the network of the node (hostNetwork)',
} as const;

function surgeProblems(props: GracefulDaemonSetProps): readonly string[] {
  const { surges } = props;
  if (surges !== undefined && typeof surges !== 'boolean')
    return [`'surges' has to be true or false, and is ${shown(surges)}`];
  const taken = surges && hasReadablePorts(props) ? takenOfNode(props) : undefined;
  return taken === undefined
    ? []
    : [
        `'surges' cannot be: a pod takes ${WHY[taken]}, and no second one can run beside it; the new pod would wait for ever. Leave it out, or let clients come by Entrance.nodeLocalService()`,
      ];
}

function atOnceProblems(count: unknown): readonly string[] {
  if (count === undefined) return [];
  if (!(count instanceof kplus.PercentOrAbsolute))
    return [
      `'nodesAtOnce' has to be a PercentOrAbsolute, such as PercentOrAbsolute.percent(10), and is ${shown(count)}`,
    ];
  return count.isZero() ? ["'nodesAtOnce' of none replaces no pod at all: state 1 or more"] : [];
}

function taintProblems(taints: unknown): readonly string[] {
  if (taints === undefined) return [];
  if (Array.isArray(taints) && taints.every((one) => one instanceof kplus.NodeTaintQuery)) return [];
  const wrong: unknown = Array.isArray(taints) ? taints.find((one) => !(one instanceof kplus.NodeTaintQuery)) : taints;
  return [
    `'tolerates' has to be a list of taints, such as [NodeTaintQuery.exists('node-role.kubernetes.io/control-plane')], and has ${shown(wrong)}`,
  ];
}
