import { ANNOTATIONS } from '../../../facts';
import { asNumber, asObject, asString, type JsonObject } from '../../../kubernetes';
import type { Workload } from '../../../workload';
import { call, list, literal, name, type Expression } from '../../program/expression';
import { longestFact, longestOf, sigtermFact, startFact, trafficFact, type Fact } from '../fact';
import { liftClaims } from '../lift-claims';
import type { Fields } from '../lift-container';
import { liftIdentity, liftTimes } from '../lift-fields';
import { isWorker } from './is-worker';
import { removedFrom, replicasOf } from './deployment';
import type { LiftedKind, Lifting } from './lifted-kind';

const ID = 'stateful-set';

/** A StatefulSet as a GracefulStatefulSet. */
export function statefulSetKind(lifting: Lifting): LiftedKind | undefined {
  const { workload, main } = lifting;
  const traffic = trafficFact(workload);
  if (!traffic) return undefined;
  const longest = longestOf(workload, main);
  return {
    construct: 'GracefulStatefulSet',
    id: ID,
    facts: [
      quorumFact(lifting),
      startFact(main),
      ...(isWorker(workload) ? [] : [longestFact(main, longest, false)]),
      sigtermFact(main),
      traffic,
    ],
    longest: isWorker(workload) ? 0 : longest,
    waits: true,
    props: (needed) => ({
      identity: liftIdentity(workload),
      ...replicasOf(lifting),
      ...membersOf(lifting),
      ...liftTimes(workload, needed),
    }),
    removed: [
      { isBeside: true, child: `${ID}-peers`, comment: 'The Service that names its members stays as it is.' },
      ...removedFrom(lifting),
    ],
  };
}

function membersOf({ workload }: Lifting): Fields {
  const { spec } = workload;
  const rolling = asObject(asObject(spec['updateStrategy'] ?? {})['rollingUpdate'] ?? {});
  const partition = asNumber(rolling['partition']) ?? 0;
  const claims = liftClaims(workload);
  const isParallel = spec['podManagementPolicy'] === 'Parallel';
  return {
    peersName: literal(asString(spec['serviceName']) ?? ''),
    podManagementPolicy: isParallel ? name('kplus.PodManagementPolicy.PARALLEL') : undefined,
    partition: partition > 0 ? literal(partition) : undefined,
    volumeClaims: claims && claims.length > 0 ? list(claims) : undefined,
  };
}

/** How many members may be missing: as stated, as its budget allows today, or one at a time. */
function quorumFact({ workload, replicas }: Lifting): Fact {
  const decides = 'It decides how many members a drain takes at once.';
  const told = (value: Expression, comment: string): Fact => ({ name: 'quorum', value, todo: false, comment });
  const stated = statedCount(workload);
  if (stated !== undefined) return told(canMiss(stated), `How many members may be missing. ${decides}`);
  const members = replicas ?? workload.replicas.min;
  if (members <= 1) return told(call('Quorum.none'), 'It is the only member: no other one waits for it.');
  const allowed = allowedByBudget(workload, members);
  if (allowed !== undefined)
    return told(canMiss(allowed), `How many members may be missing. ${decides} Its budget allows as much today.`);
  return {
    name: 'quorum',
    value: canMiss(1),
    todo: true,
    comment: `find out how many members may be missing (Quorum.majority() where they elect). ${decides} Until then, one.`,
  };
}

function canMiss(count: number): Expression {
  return call('Quorum.canMiss', literal(count));
}

function statedCount({ manifest }: Workload): number | undefined {
  const annotations = asObject(asObject(manifest.object['metadata'] ?? {})['annotations'] ?? {});
  const text = asString(annotations[ANNOTATIONS.mayBeMissing]) ?? '';
  return /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}

/** What its only budget lets be missing, where that is a number that leaves somebody. */
function allowedByBudget({ budgets }: Workload, members: number): number | undefined {
  const [only, ...others] = budgets;
  if (!only || others.length > 0) return undefined;
  const { maxUnavailable, minAvailable } = asObject(only.object['spec'] ?? {}) as JsonObject;
  const missing =
    typeof maxUnavailable === 'number'
      ? maxUnavailable
      : typeof minAvailable === 'number'
        ? members - minAvailable
        : undefined;
  return missing !== undefined && missing > 0 && missing < members ? missing : undefined;
}
