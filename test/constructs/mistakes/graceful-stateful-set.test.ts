import { GracefulStatefulSet, Quorum } from '../../../lib';
import { served, traffic } from '../every-construct';
import { type Mistake, toldOf } from './mistake';

const members =
  (changes: object): Mistake =>
  (chart, loosely) =>
    new GracefulStatefulSet(
      chart,
      'db',
      loosely({ ...served, traffic, replicas: 3, quorum: Quorum.majority(), ...changes }),
    );

test.each<[string, Mistake, string]>([
  ['a name of a Service', members({ serviceName: 'db' }), "has no prop 'serviceName'"],
  ['one port of peers', members({ peerPort: 7000 }), "did you mean 'peerPorts'?"],
  ['claims of a manifest', members({ volumeClaimTemplates: [] }), "state 'volumeClaims'"],
  ['how many may be missing', members({ maxUnavailable: 2 }), "has no prop 'maxUnavailable'"],
  ['ordinals', members({ ordinals: { start: 1 } }), "has no prop 'ordinals'"],
])('whoever states %s is told', (_what, mistake, told) => {
  expect(toldOf(mistake)).toContain(told);
});
