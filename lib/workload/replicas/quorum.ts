import { ANNOTATIONS, missedByMajority, readFacts } from '../../facts';
import { asObject } from '../../kubernetes';
import type { Workload } from '../workload';
import { decidesByMajority, needsMajority } from './decides-by-majority';

/** How many of some members may be missing. */
export interface Quorum {
  readonly members: number;
  readonly tolerated: number;
  /** Whether somebody has stated it; else it is told by what they most likely are. */
  readonly stated: boolean;
}

/** How many pods of a StatefulSet may be missing before none of them answers; nothing where they do not decide together. */
export function quorumOf(
  workload: Pick<Workload, 'identity' | 'manifest' | 'replicas' | 'containers'>,
): Quorum | undefined {
  const { identity, manifest, replicas } = workload;
  const members = replicas.max;
  if (identity.kind !== 'StatefulSet' || members !== replicas.min) return undefined;
  const text = asObject(asObject(manifest.object['metadata'])['annotations'])[ANNOTATIONS.mayBeMissing];
  const { mayBeMissing } = text === undefined ? {} : readFacts({ [ANNOTATIONS.mayBeMissing]: text }).facts;
  if (mayBeMissing !== undefined) return { members, tolerated: mayBeMissing, stated: true };
  if (members < 2 || !(members > 2 ? decidesByMajority(workload) : needsMajority(workload))) return undefined;
  return { members, tolerated: missedByMajority(members), stated: false };
}
