import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { servingPort } from '../../rendering/planned/serving-port';
import { choiceProblem, type Choice } from '../../statements/fact-problems';
import type { Quorum } from '../../statements/replicas/quorum';
import { portProblem, shown } from '../../statements/typed';
import { claimProblems, DNS_LABEL } from './claim-problems';
import type { GracefulStatefulSetProps } from './graceful-stateful-set-props';
import { countProblem, replicasProblems, timeProblems, unmeantProblems } from '../number-problems';
import { ofOthers } from '../facts-of-others';
import { ownName } from '../own-name';
import { PeersService } from './peers-service';
import { restartPolicyProblems } from '../pod-problems';
import { containersOf, declaredPorts, hasReadablePorts } from '../serving-container';
import { requireWorkload, workloadProps, type Place } from '../workload-props';

/**
 * Refuses what is missing, of a wrong type or impossible in the props of a StatefulSet, all of it at once.
 *
 * @throws FactError naming the construct, each fact and what to do
 */
export function requireStatefulSet(place: Place, props: GracefulStatefulSetProps): GracefulStatefulSetProps {
  return requireWorkload(place, props, () => [
    ...unmeantProblems(props, NOT_OF_MEMBERS),
    ...replicasProblems(props),
    ...restartPolicyProblems(props.restartPolicy),
    ...membersProblems(props),
    ...timeProblems(props, ['terminationGracePeriod', 'minReady']),
    ...partitionProblems(props),
    ...policyProblems(props.podManagementPolicy),
    ...peerProblems(props),
    ...claimProblems(props.volumeClaims),
  ]);
}

/** What cdk8s-plus is told; the plan is laid over what it makes of it. */
export function statefulSetProps({ scope, id }: Place, props: GracefulStatefulSetProps): kplus.StatefulSetProps {
  const { partition, podManagementPolicy, replicas, minReady } = props;
  const { containers = [], ...others } = workloadProps(scope, id, props);
  return {
    ...others,
    containers: withPeerPorts(containers, props.peerPorts ?? []),
    ...(replicas !== undefined && { replicas }),
    ...(minReady !== undefined && { minReady }),
    ...(podManagementPolicy !== undefined && { podManagementPolicy }),
    strategy: kplus.StatefulSetUpdateStrategy.rollingUpdate({ partition: partition ?? 0 }),
    service: peersOf(scope, id, props),
  };
}

/** The ports of peers are ports of the container that serves, unless another one has them. */
function withPeerPorts(
  [serving, ...others]: kplus.ContainerProps[],
  peerPorts: readonly kplus.ContainerPort[],
): kplus.ContainerProps[] {
  if (!serving) return others;
  const declared = [serving, ...others].flatMap(({ ports = [], portNumber }) => [
    portNumber,
    ...ports.map(({ number }) => number),
  ]);
  const missing = peerPorts.filter(({ number }) => !declared.includes(number));
  return [{ ...serving, ports: [...(serving.ports ?? []), ...missing] }, ...others];
}

/** cdk8s-plus wants the Service before there is a StatefulSet to put it in, so it stands beside it. */
function peersOf(scope: Construct, id: string, props: GracefulStatefulSetProps): PeersService {
  const name = ownName(scope, id, props);
  const peers = props.peersName ?? (name === undefined ? undefined : `${name}-peers`);
  const namespace = props.metadata?.namespace;
  const metadata = { ...(namespace !== undefined && { namespace }), ...(peers !== undefined && { name: peers }) };
  return new PeersService(scope, `${id}-peers`, metadata, portsOf(props));
}

function portsOf(props: GracefulStatefulSetProps): kplus.ContainerPort[] {
  if (props.peerPorts !== undefined) return props.peerPorts;
  const port = servingPort(portsServed(props), props.port);
  return port ? [port] : [];
}

function portsServed(props: GracefulStatefulSetProps): readonly kplus.ContainerPort[] {
  const [serving] = containersOf(props);
  return serving ? declaredPorts(serving) : [];
}

/** Props of cdk8s-plus's StatefulSet that follow from others here. */
const NOT_OF_MEMBERS = {
  ...ofOthers('GracefulStatefulSet'),
  disruptionBudget:
    "'disruptionBudget' follows from the 'quorum': leave it out; Quorum.canMiss(3) lets a drain take two at once",
  ownService:
    "'ownService' is not of members: their clients have the Service of its name, and their peers that of 'peersName'",
  service:
    "'service' is made by the StatefulSet itself: state 'peersName' and 'peerPorts' for its peers; its clients have the Service of its name",
  strategy:
    "'strategy' is a rolling update, one member at a time: state 'partition' to keep members back; nothing rolls a release out OnDelete",
} as const;

function membersProblems({ quorum, replicas, autoscaled, ignore }: GracefulStatefulSetProps): readonly string[] {
  if (quorum === undefined) return [STATE_QUORUM];
  const wrong = choiceProblem(quorum ?? null, 'quorum', QUORUM);
  if (wrong.length > 0) return wrong;
  if (autoscaled !== undefined) return quorum._decides ? [NOT_SCALED] : [];
  if (replicas === undefined)
    return [
      "state 'replicas', how many members there are: 3" +
        (quorum._decides ? '' : "; or, where an autoscaler sets them, 'autoscaled': Autoscaled.between(2, 5)"),
    ];
  const isCount = Number.isInteger(replicas) && replicas > 0;
  return isCount && quorum._decides ? missedProblems(quorum, replicas, ignore) : [];
}

function missedProblems(
  quorum: Quorum,
  replicas: number,
  ignore: GracefulStatefulSetProps['ignore'],
): readonly string[] {
  const missable = quorum._canMiss(replicas);
  if (missable >= replicas)
    return [
      `${replicas} ${replicas === 1 ? 'member' : 'members'} cannot do with ${missable} missing: state a smaller number in Quorum.canMiss, or Quorum.none() where any member answers for all`,
    ];
  const isAccepted = Array.isArray(ignore) && ignore.some((one) => one?.rule === 'budget-breaks-quorum');
  return missable > 0 || isAccepted ? [] : [wordNone(replicas, quorum._words)];
}

const QUORUM: Choice = { member: '_canMiss', instead: 'a Quorum, such as Quorum.majority()' };

const NOT_SCALED =
  "members that need each other are not scaled by an autoscaler: state 'replicas' in place of 'autoscaled'";

const STATE_QUORUM =
  "state 'quorum', how many members may be missing at once: Quorum.majority() for what decides by majority (etcd, ZooKeeper), Quorum.canMiss(1), or Quorum.none() where any member answers for all";

/** Kubernetes has no way around this gap, so somebody has to know of it. */
function wordNone(replicas: number, words: string): string {
  const members =
    replicas === 1 ? "'replicas' 1: the only member" : `'replicas' ${replicas}: members that ${words}, of whom one`;
  return (
    `${members} goes with every rolling update and every drain, and nothing is answered until it is back: ` +
    `a StatefulSet cannot add one before. Three members that decide by majority can miss one: state 'replicas' 3. ` +
    `Where the gap is acceptable, say so: ignore: [{ rule: 'budget-breaks-quorum', reason: '…' }]`
  );
}

function partitionProblems({ partition, replicas }: GracefulStatefulSetProps): readonly string[] {
  const wrong = countProblem(partition, 'partition');
  if (wrong.length > 0 || partition === undefined || replicas === undefined || partition === 0) return wrong;
  return partition < replicas
    ? []
    : [
        `'partition' ${partition} keeps all ${replicas} members as they are: nothing is rolled out; state less than ${replicas}`,
      ];
}

const POLICIES: readonly string[] = Object.values(kplus.PodManagementPolicy);

function policyProblems(policy: unknown): readonly string[] {
  if (policy === undefined || (typeof policy === 'string' && POLICIES.includes(policy))) return [];
  return [
    `'podManagementPolicy' has to be PodManagementPolicy.ORDERED_READY or PodManagementPolicy.PARALLEL, and is ${shown(policy)}`,
  ];
}

function peerProblems(props: GracefulStatefulSetProps): readonly string[] {
  const { peersName, peerPorts } = props;
  const isName = peersName === undefined || (typeof peersName === 'string' && DNS_LABEL.test(peersName));
  return [
    ...(isName
      ? []
      : [
          "'peersName' has to be at most 63 lower-case letters, digits and '-', a letter first, and is " +
            shown(peersName),
        ]),
    ...(peerPorts === undefined ? noPortProblem(props) : peerPortProblems(peerPorts)),
  ];
}

function noPortProblem(props: GracefulStatefulSetProps): readonly string[] {
  if (props.port !== undefined || !hasReadablePorts(props) || servingPort(portsServed(props), undefined)) return [];
  return [
    "its members have no port to be found by: state 'peerPorts', such as [{ name: 'peers', number: 2380 }], or 'port'",
  ];
}

function peerPortProblems(ports: unknown): readonly string[] {
  if (!Array.isArray(ports) || ports.length === 0)
    return [`'peerPorts' has to be a list of ports, such as [{ name: 'peers', number: 2380 }], and is ${shown(ports)}`];
  return ports
    .map((one: unknown, index) =>
      portProblem((one as { number?: unknown } | null)?.number, `peerPorts[${index}].number`),
    )
    .filter((problem) => problem !== undefined);
}
