import { DEFAULT_KUBERNETES_VERSION, isObject, KUBERNETES_VERSIONS, own } from '../kubernetes';
import { PULL_ALLOWANCE, ROOM } from './margins';
import type { ContainerReleaseFacts, ReleaseFacts } from './release-facts';

/** What a release need not say. */
type Optional = 'kubernetesVersion' | 'room' | 'pullAllowance' | 'stated';

/**
 * The facts of one container. What is left out is not known: it may do anything on SIGTERM. The first container is the
 * one that requests come to, and waits as long as some do.
 *
 * @jsii ignore
 */
export type ContainerOfFacts = Pick<ContainerReleaseFacts, 'name'> & Partial<ContainerReleaseFacts>;

/**
 * What the numbers of a release follow from, of any object with a pod template. The version of Kubernetes is 1.30 where
 * nobody states it, the room 5 s.
 *
 * @jsii ignore
 */
export type Facts = Omit<ReleaseFacts, Optional | 'containers'> &
  Partial<Pick<ReleaseFacts, Optional>> & {
    /** The first one serves. */
    readonly containers: readonly ContainerOfFacts[];
  };

/**
 * Facts with everything that goes without saying.
 *
 * @throws TypeError naming every fact that is missing or of a wrong type
 */
export function wholeFacts(facts: Facts): ReleaseFacts {
  const problems = problemsOf(facts);
  if (problems.length > 0) throw new TypeError(`planRelease: ${problems.join('; ')}`);
  const { kubernetesVersion, room, pullAllowance, stated, containers } = facts;
  return {
    ...facts,
    kubernetesVersion: kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION,
    room: room ?? ROOM,
    pullAllowance: pullAllowance ?? PULL_ALLOWANCE,
    stated: stated ?? {},
    containers: containers.map((container, index) => ({
      serves: index === 0,
      onSigterm: { kind: 'unknown' },
      preStop: index === 0 ? { form: 'wait' } : { form: 'takes', seconds: 0 },
      ...container,
    })),
  };
}

function problemsOf(facts: unknown): readonly string[] {
  if (!isObject(facts))
    return ["it takes the facts in an object, such as { traffic: [knownTraffic('cluster-ip')], … }"];
  const { traffic, containers, kubernetesVersion } = facts;
  return [
    ...(Array.isArray(traffic) && traffic.every((one) => isObject(one) && typeof one['drainLag'] === 'number')
      ? []
      : ["'traffic' has to be a list, each of it such as knownTraffic('cluster-ip'); of none where nobody asks"]),
    ...(Array.isArray(containers) && containers.length > 0
      ? containers.flatMap(containerProblems)
      : ["'containers' has to be a list, such as [{ name: 'main', slowestStart: 30, longestRequest: 10 }]"]),
    ...secondsProblems(facts, ['room', 'pullAllowance'], ''),
    ...(kubernetesVersion === undefined || (KUBERNETES_VERSIONS as readonly unknown[]).includes(kubernetesVersion)
      ? []
      : [`'kubernetesVersion' is one of ${KUBERNETES_VERSIONS.join(', ')}`]),
  ];
}

function containerProblems(container: unknown, index: number): readonly string[] {
  const at = `containers[${index}].`;
  if (!isObject(container) || typeof container['name'] !== 'string') return [`'${at}name' has to be a text`];
  const { onSigterm, preStop } = container;
  return [
    ...secondsProblems(container, ['slowestStart', 'longestRequest'], at),
    ...(onSigterm === undefined || (isObject(onSigterm) && typeof onSigterm['kind'] === 'string')
      ? []
      : [`'${at}onSigterm' has to be such as { kind: 'drains' }`]),
    ...(preStop === undefined || (isObject(preStop) && typeof preStop['form'] === 'string')
      ? []
      : [`'${at}preStop' has to be such as { form: 'wait' }`]),
  ];
}

function secondsProblems(facts: Record<string, unknown>, names: readonly string[], at: string): readonly string[] {
  return names
    .filter((name) => own(facts, name) !== undefined && !isSeconds(own(facts, name)))
    .map((name) => `'${at}${name}' has to be a number of seconds`);
}

function isSeconds(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && Number.isFinite(value);
}
