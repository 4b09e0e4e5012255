import type { OnSigterm as OnSigtermFact } from '../../../facts';
import { own, type KubernetesVersion } from '../../../kubernetes';
import { PULL_ALLOWANCE, ROOM, type ContainerReleaseFacts, type PreStopWish, type ReleaseFacts } from '../../../plan';
import {
  asArray,
  asNumber,
  asObject,
  asString,
  hookDuration,
  isObject,
  sameHandler,
  type JsonObject,
} from '../../../workload';
import type { ApplicationFacts } from '../../statements/application-facts';
import type { ContainerFacts } from '../../statements/pods/container-facts';
import { FactError } from '../../statements/fact-error';
import type { Health } from '../../statements/health/health';
import { inSeconds } from '../../statements/in-seconds';
import { PreStop } from '../../statements/termination/pre-stop';
import { servingPort } from './serving-port';

/** Nobody has said what the application does on SIGTERM. */
const UNKNOWN: OnSigtermFact = { kind: 'unknown' };

/** The facts about one container, whether it serves or not, in one shape. */
export interface KnownContainer {
  readonly name: string;
  readonly serves: boolean;
  /** Whether it is an init container, a sidecar among them. */
  readonly init: boolean;
  readonly facts: ContainerFacts;
  readonly preStop?: PreStop;
  /** The port that its checks and hooks ask where they name none; absent where it declares none. */
  readonly servingPort?: number;
  /** The container as cdk8s-plus renders it. */
  readonly rendered: JsonObject;
}

/**
 * The containers of a rendered workload with what the user has stated about them: the serving one first, then
 * the others and the sidecars.
 *
 * @throws Error for facts about a container that does not exist
 */
export function knownContainers(props: ApplicationFacts, podSpec: JsonObject): readonly KnownContainer[] {
  const regular = asArray(podSpec['containers']).map(asObject);
  const init = asArray(podSpec['initContainers']).map(asObject);
  const names = [...regular.slice(1), ...init].map((container) => asString(container['name']) ?? '');
  const stray = Object.keys(props.otherContainers ?? {}).find((name) => !names.includes(name));
  if (stray !== undefined) {
    throw new FactError(
      `'otherContainers' states facts about '${stray}', which is none of the other containers (${names.join(', ') || 'there are none'})`,
    );
  }
  return [
    servingContainer(props, asObject(regular[0])),
    ...regular.slice(1).map((rendered) => otherContainer(props, rendered, false)),
    ...init.map((rendered) => otherContainer(props, rendered, true)),
  ];
}

function servingContainer(props: ApplicationFacts, rendered: JsonObject): KnownContainer {
  const { slowestStart, longestRequest, onSigterm, keptConnections, health, postStart } = props;
  return {
    name: asString(rendered['name']) ?? '',
    serves: true,
    init: false,
    facts: { slowestStart, longestRequest, onSigterm, keptConnections, health: withStartup(health), postStart },
    preStop: props.preStop ?? PreStop.waits(),
    servingPort: portOf(rendered, props.port),
    rendered,
  };
}

/** A start is looked at by the same question as the rest, unless the user has a better one. */
function withStartup(health: Health = {}): Health {
  const startup = health.startup ?? health.readiness ?? health.liveness;
  return { ...health, ...(startup && { startup }) };
}

function otherContainer(props: ApplicationFacts, rendered: JsonObject, init: boolean): KnownContainer {
  const name = asString(rendered['name']) ?? '';
  const facts = own(props.otherContainers ?? {}, name) ?? {};
  const servingPort = portOf(rendered, undefined);
  return { name, serves: false, init, facts, ...(facts.preStop && { preStop: facts.preStop }), servingPort, rendered };
}

function portOf(rendered: JsonObject, stated: number | undefined): number | undefined {
  const ports = asArray(rendered['ports']).map(asObject);
  const declared = ports.map(({ containerPort, protocol }) => ({
    number: asNumber(containerPort) ?? 0,
    protocol: asString(protocol),
  }));
  return servingPort(declared, stated)?.number;
}

/** Everything that the numbers of this release follow from. */
export function releaseFactsOf(
  facts: ApplicationFacts,
  containers: readonly KnownContainer[],
  spec: JsonObject,
  {
    version,
    kind,
    ...laid
  }: Pick<ReleaseFacts, 'stated' | 'origins' | 'kind' | 'ensured' | 'required' | 'scalesDown'> & {
    readonly version: KubernetesVersion;
  },
): ReleaseFacts {
  return {
    kubernetesVersion: version,
    traffic: (facts.traffic ?? []).map((traffic) => traffic._source),
    containers: containers.map(containerReleaseFacts),
    replicas: asNumber(spec['replicas']),
    room: facts.room ? inSeconds(facts.room, 'room') : ROOM,
    pullAllowance: facts.pullAllowance ? inSeconds(facts.pullAllowance, 'pullAllowance') : PULL_ALLOWANCE,
    ...laid,
    ...(kind && { kind }),
  };
}

function isSidecar({ init, rendered }: KnownContainer): boolean {
  return init && rendered['restartPolicy'] === 'Always';
}

function containerReleaseFacts(container: KnownContainer): ContainerReleaseFacts {
  const { name, serves, facts } = container;
  const health = facts.health ?? {};
  return {
    name,
    serves,
    sidecar: isSidecar(container),
    init: container.init && !isSidecar(container),
    slowestStart: facts.slowestStart && inSeconds(facts.slowestStart, 'slowestStart'),
    longestRequest: facts.longestRequest && inSeconds(facts.longestRequest, 'longestRequest'),
    onSigterm: facts.onSigterm?._fact ?? UNKNOWN,
    ...(facts.keptConnections && { keptConnections: facts.keptConnections._kept }),
    startup: health.startup && startupWish(health),
    readiness: health.readiness?._wish,
    liveness: health.liveness && { ...health.liveness._wish, sameHandlerAsReadiness: asksTheSame(container, health) },
    preStop: container.preStop?._wish ?? writtenPreStop(container.rendered),
  };
}

/** A startup probe borrowed from readiness or liveness takes its handler and timeout, not its period and threshold. */
function startupWish(health: Health): ContainerReleaseFacts['startup'] {
  const { startup, readiness, liveness } = health;
  const borrowed = startup === readiness || startup === liveness;
  const { timeout, ...rest } = startup?._wish ?? {};
  return { ...(timeout !== undefined && { timeout }), ...(!borrowed && rest) };
}

function asksTheSame({ rendered, servingPort: port }: KnownContainer, { readiness, liveness }: Health): boolean {
  if (!readiness || !liveness) return false;
  const ports = asArray(rendered['ports']).map((port) => ({
    number: asNumber(asObject(port)['containerPort']) ?? 0,
    ...(asString(asObject(port)['name']) !== undefined && { name: asString(asObject(port)['name']) }),
  }));
  return sameHandler({ ports }, readiness._handler(port) as JsonObject, liveness._handler(port) as JsonObject);
}

function writtenPreStop(rendered: JsonObject): PreStopWish {
  const handler = asObject(rendered['lifecycle'])['preStop'];
  const duration = hookDuration(isObject(handler) ? handler : undefined) ?? { atLeast: 0, atMost: 0 };
  const atMost = Number.isFinite(duration.atMost) ? duration.atMost : duration.atLeast;
  return { form: 'as-written', atLeast: duration.atLeast, atMost };
}
