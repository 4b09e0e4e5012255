import { RULES } from '../../check';
import { didYouMean, maxOf, own, parseKubernetesVersion } from '../../kubernetes';
import { ENDS_OTHERWISE } from './ends-otherwise';
import type { ApplicationFacts } from './application-facts';
import type { ContainerFacts } from './pods/container-facts';
import { misspeltProblems } from './misspelt-facts';
import { durationProblem, isMapping, portProblem, shown } from './typed';

/** A choice that users make by the factories of a class, known by a member of it. */
export interface Choice {
  readonly member: string;
  readonly instead: string;
}

const CHECK: Choice = { member: '_wish', instead: "a HealthCheck, such as HealthCheck.httpGet('/ready')" };
const CHOICES = Object.entries({
  onSigterm: { member: '_fact', instead: 'an OnSigterm, such as OnSigterm.drains()' },
  keptConnections: { member: '_kept', instead: 'a KeptConnections, such as KeptConnections.closedEarly()' },
  preStop: { member: '_wish', instead: 'a PreStop, such as PreStop.waits()' },
  postStart: { member: '_handler', instead: "a Hook, such as Hook.exec(['/bin/warm-up'])" },
} satisfies Partial<Record<keyof ContainerFacts, Choice>>);
const IDENTITY: Choice = { member: '_byPath', instead: 'an Identity, such as Identity.fromName()' };
const AUTOSCALED: Choice = { member: '_range', instead: 'an Autoscaled, such as Autoscaled.between(3, 20)' };
const SPREAD: Choice = { member: '_constraint', instead: 'a Spread, such as Spread.preferred(Topology.ZONE)' };
const MESH: Choice = { member: '_podMetadata', instead: "a Mesh, such as Mesh.istio('1.24')" };
const SPOT: Choice = { member: '_mark', instead: 'SpotNodes, such as SpotNodes.gke()' };
export const TRAFFIC: Choice = { member: '_source', instead: 'a Traffic, such as Traffic.clusterIp()' };

/**
 * Everything that is missing, of a wrong type or impossible in what somebody states about an application. Where no
 * paths of requests are stated, routes may still be made that add theirs.
 *
 * @param houseRules rules besides those of this library that may be ignored
 */
export function factProblems(facts: ApplicationFacts, houseRules: readonly string[] = []): readonly string[] {
  return [
    ...(facts.slowestStart === undefined
      ? ["state 'slowestStart', the worst healthy time from container start to serving: Duration.seconds(60)"]
      : []),
    ...typeProblems(facts, houseRules),
    ...(facts.traffic?.length && listProblems(facts.traffic, 'traffic', TRAFFIC).length === 0
      ? trafficProblems(facts)
      : []),
  ];
}

/**
 * What will be missing when the app is written, unless a route, a default or a container that is added later brings it:
 * said with whatever is missing already, so that nobody learns of one fact after the other.
 */
export function missingLater({ traffic, longestRequest, health }: ApplicationFacts): readonly string[] {
  if (traffic !== undefined) return [];
  return [
    NO_PATH,
    ...(longestRequest === undefined
      ? ["where requests come in, state 'longestRequest', the longest one that must not be cut: Duration.seconds(20)"]
      : []),
    ...(health?.readiness === undefined
      ? ["where requests come in, state 'health': { readiness: HealthCheck.httpGet('/ready') }"]
      : []),
  ];
}

/** Everything that is of a wrong type or impossible, whatever is missing. */
export function typeProblems(facts: ApplicationFacts, houseRules: readonly string[] = []): readonly string[] {
  return [
    ...containerProblems(facts, ''),
    ...otherProblems(facts.otherContainers),
    ...durationProblems(facts, ['room', 'pullAllowance']),
    ...choiceProblem(facts.identity, 'identity', IDENTITY),
    ...choiceProblem(facts.autoscaled, 'autoscaled', AUTOSCALED),
    ...listProblems(facts.topologySpread, 'topologySpread', SPREAD),
    ...choiceProblem(facts.mesh, 'mesh', MESH),
    ...choiceProblem(facts.spotNodes, 'spotNodes', SPOT),
    ...textProblem(facts.priorityClassName, 'priorityClassName'),
    ...labelProblems(facts.labels),
    ...mappingProblem(facts.resources, 'resources', 'requests and limits: { cpu: { request: Cpu.millis(100) } }'),
    ...(facts.port === undefined ? [] : present(portProblem(facts.port, 'port'))),
    ...versionProblem(facts.kubernetesVersion),
    ...ignoreProblems(facts.ignore, houseRules),
    ...listProblems(facts.traffic, 'traffic', TRAFFIC),
  ];
}

function present(problem: string | undefined): readonly string[] {
  return problem === undefined ? [] : [problem];
}

/** What is wrong with times, of which each may have a fraction of a second. */
export function durationProblems(facts: object, names: readonly string[], prefix = ''): readonly string[] {
  return Object.entries(facts)
    .filter(([name, value]) => names.includes(name) && value !== undefined)
    .flatMap(([name, value]) => present(durationProblem(value, prefix + name)));
}

/** What is wrong with a value that has to be one of the choices of a class. */
export function choiceProblem(value: unknown, what: string, { member, instead }: Choice): readonly string[] {
  if (value === undefined || (typeof value === 'object' && value !== null && Object.hasOwn(value, member))) return [];
  return [`'${what}' has to be ${instead}, and is ${shown(value)}`];
}

function containerProblems(facts: ContainerFacts, prefix: string): readonly string[] {
  const stated: Readonly<Record<string, unknown>> = { ...facts };
  return [
    ...misspeltProblems(facts, prefix),
    ...durationProblems(facts, ['slowestStart', 'longestRequest'], prefix),
    ...CHOICES.flatMap(([name, choice]) => choiceProblem(own(stated, name), prefix + name, choice)),
    ...healthProblems(facts.health, prefix),
  ];
}

const PROBES = ['readiness', 'startup', 'liveness'] as const;

function healthProblems(health: ContainerFacts['health'], prefix: string): readonly string[] {
  if (health === undefined) return [];
  if (!isMapping(health) || Object.hasOwn(health, CHECK.member))
    return [`'${prefix}health' has to name its checks: { readiness: HealthCheck.httpGet('/ready') }`];
  const wrong = PROBES.flatMap((probe) => choiceProblem(own({ ...health }, probe), `${prefix}health.${probe}`, CHECK));
  const strange = Object.keys(health).filter((name) => !PROBES.includes(name as (typeof PROBES)[number]));
  return [
    ...wrong,
    ...strange.map((name) => `'${prefix}health.${name}' is no check: there are ${PROBES.join(', ')}`),
    ...(wrong.length > 0 ? [] : successProblems(health, prefix)),
  ];
}

function successProblems(health: NonNullable<ContainerFacts['health']>, prefix: string): readonly string[] {
  return (['startup', 'liveness'] as const)
    .filter((probe) => (health[probe]?._wish.successThreshold ?? 1) > 1)
    .map((probe) => `'${prefix}health.${probe}' has to do with one success: 'successThreshold' is for readiness only`);
}

function otherProblems(others: ApplicationFacts['otherContainers']): readonly string[] {
  if (others === undefined) return [];
  if (!isMapping(others)) return [`'otherContainers' has to hold facts by container name, and is ${shown(others)}`];
  return Object.entries(others).flatMap(([name, facts]) =>
    isMapping(facts)
      ? containerProblems(facts, `otherContainers.${name}.`)
      : [`'otherContainers.${name}' has to hold facts, and is ${shown(facts)}`],
  );
}

function versionProblem(version: unknown): readonly string[] {
  if (version === undefined) return [];
  if (typeof version !== 'string') return [`'kubernetesVersion' is a text, such as '1.30', and is ${shown(version)}`];
  try {
    parseKubernetesVersion(version);
    return [];
  } catch (error) {
    return [`'kubernetesVersion': ${(error as Error).message}`];
  }
}

function ignoreProblems(ignore: unknown, houseRules: readonly string[]): readonly string[] {
  if (ignore === undefined) return [];
  if (!Array.isArray(ignore)) return [`'ignore' has to be a list of { rule, reason }, and is ${shown(ignore)}`];
  const stated = ignore.filter((one: unknown) => one !== ENDS_OTHERWISE) as unknown[];
  if (stated.length === 0) return [];
  const ids = [...RULES.map(({ id }) => id), ...houseRules];
  return stated.flatMap((one) => {
    const { rule, reason } = (typeof one === 'object' && one !== null ? one : { rule: one }) as Record<string, unknown>;
    if (typeof rule !== 'string') return [`'ignore' has to name a rule: { rule: 'single-replica', reason: '…' }`];
    return [
      ...(ids.includes(rule) ? [] : [`there is no rule '${rule}' to ignore${didYouMean(rule, ids) || ENFORCE_FIRST}`]),
      ...(typeof reason === 'string' && reason.trim() !== ''
        ? []
        : [`say why '${rule}' may be ignored here: 'reason'`]),
    ];
  });
}

const ENFORCE_FIRST = '; one of your house has to be enforced (ZeroDowntime.enforce) before what ignores it is made';

function listProblems(list: unknown, what: string, choice: Choice): readonly string[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) return [`'${what}' has to be a list, each of it ${choice.instead}, and is ${shown(list)}`];
  return list.flatMap((one, index) => choiceProblem(one ?? null, `${what}[${index}]`, choice));
}

function labelProblems(labels: unknown): readonly string[] {
  const problems = mappingProblem(labels, 'labels', "labels: { team: 'checkout' }");
  if (problems.length > 0) return problems;
  return Object.entries(labels ?? {}).flatMap(([name, value]) => textProblem(value, `labels.${name}`));
}

function mappingProblem(value: unknown, what: string, instead: string): readonly string[] {
  if (value === undefined || isMapping(value)) return [];
  return [`'${what}' has to hold ${instead}, and is ${shown(value)}`];
}

function textProblem(text: unknown, what: string): readonly string[] {
  const isText = text === undefined || (typeof text === 'string' && text.trim() !== '');
  return isText ? [] : [`'${what}' has to be a text, and is ${shown(text)}`];
}

/** What is missing or contradicts itself about the paths that requests take. */
export function trafficProblems({ traffic = [], longestRequest, preStop }: ApplicationFacts): readonly string[] {
  const kinds = traffic.map(({ _source }) => _source.kind);
  if (kinds.length === 0) return [NO_PATH];
  return [
    ...(kinds.includes('none') && kinds.length > 1 ? ['Traffic.none() and other traffic contradict each other'] : []),
    ...(!kinds.includes('none') && longestRequest === undefined
      ? [`requests come in (${kinds.join(', ')}), so state 'longestRequest'`]
      : []),
    ...(kinds.includes('registry') && preStop === undefined
      ? [
          "waiting does not end a registration; state in 'preStop' what does: PreStop.callThenWait, PreStop.blockingEndpoint, or PreStop.waits() where another container makes the call",
        ]
      : []),
    ...deregistrationProblem(preStop?._wish, traffic),
  ];
}

const NO_PATH =
  "state at least one path that requests take in 'traffic', or [Traffic.none()], or make a route: exposeViaNginx, exposeViaAlb, exposeViaGateway, …";

/** A call that is cut off before it is done leaves the registration, and the clients that go by it. */
function deregistrationProblem(
  wish: NonNullable<ApplicationFacts['preStop']>['_wish'] | undefined,
  traffic: NonNullable<ApplicationFacts['traffic']>,
): readonly string[] {
  if (wish?.form !== 'call-then-wait') return [];
  const needed = maxOf(
    traffic.map(({ _source }) => _source.deregistration?.callTimeout ?? 0),
    0,
  );
  if (wish.callTimeout >= needed) return [];
  return [
    `the call in 'preStop' is ended after ${wish.callTimeout} s, but the deregistration may take ${needed} s; let its timeout be ${Math.ceil(needed)} s or more`,
  ];
}
