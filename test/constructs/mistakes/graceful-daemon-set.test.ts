import { Entrance, GracefulDaemonSet } from '../../../lib';
import { served } from '../every-construct';
import { type Mistake, toldOf } from './mistake';

const onNodes =
  (changes: object): Mistake =>
  (chart, loosely) =>
    new GracefulDaemonSet(chart, 'agent', loosely({ ...served, entrance: Entrance.service(), ...changes }));

test.each<[string, Mistake, string]>([
  [
    'a network of the node, and none',
    onNodes({ entrance: Entrance.hostNetwork(), hostNetwork: false }),
    "'hostNetwork' is false: leave 'hostNetwork' out",
  ],
  ['a surge', onNodes({ maxSurge: 1 }), "has no prop 'maxSurge'"],
  ['another name of a priority', onNodes({ priorityClass: 'high' }), "state 'priorityClassName'"],
  ['replicas', onNodes({ replicas: 3 }), "it has no 'replicas'"],
  ['a schedule', onNodes({ schedule: '@daily' }), "has no prop 'schedule'"],
])('whoever states %s is told', (_what, mistake, told) => {
  expect(toldOf(mistake)).toContain(told);
});
