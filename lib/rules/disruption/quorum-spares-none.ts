import { quorumOf } from '../../workload';
import type { WorkloadRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { BUDGET, changed, together } from '../support/example';
import { MEMBERS } from '../support/members';
import { restingOn } from '../support/resting-on';

const THREE = together(MEMBERS, BUDGET);

/** Two members that decide by majority: neither may be away. */
export const quorumSparesNone: WorkloadRule = {
  id: 'quorum-spares-none',
  title: 'Two members that decide by majority, of which neither may be away',
  severity: 'warning',
  effect: 'lost-requests',
  message:
    '{name} refuses every write while one of its {members} members is away, and a release, as a drain, takes one after the other: {field} {fieldIs}',
  why: 'Members that decide by majority answer only while more than half of them are there. Of two that is both: a second member bears no loss that one alone would not bear, and twice as many pods can be away.',
  fix: 'have three members, of which one may be away, or one; they join and leave by the means of the application, not by {field} alone',
  source: [
    'https://etcd.io/docs/latest/faq/#what-is-failure-tolerance',
    'https://zookeeper.apache.org/doc/current/zookeeperAdmin.html#sc_zkMulitServerSetup',
  ],
  presupposes: ['rollout-refused'],
  bad: [changed(THREE, { 'replicas: 3': 'replicas: 2' })],
  good: [THREE],
  *check(workload) {
    const quorum = quorumOf(workload);
    if (!quorum || quorum.stated || quorum.tolerated > 0 || workload.serving.length === 0) return;
    const { identity, manifest, replicas } = workload;
    yield {
      path: asFarAsWritten(manifest.object, replicas.path),
      numbers: {
        name: identity.name,
        members: quorum.members,
        field: replicas.path.join('.'),
        fieldIs: `is ${replicas.min}`,
      },
      ...restingOn(`the pods of ${identity.name} are the members of one cluster`),
    };
  },
};
