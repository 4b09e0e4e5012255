import { Duration } from 'cdk8s';
import { GracefulWorker, OnSigterm } from '../../../lib';
import { image } from '../every-construct';
import { type Mistake, toldOf } from './mistake';

const working =
  (changes: object): Mistake =>
  (chart, loosely) =>
    new GracefulWorker(
      chart,
      'mailer',
      loosely({
        image,
        replicas: 2,
        slowestStart: Duration.seconds(10),
        longestWork: Duration.seconds(20),
        onSigterm: OnSigterm.drains(),
        ...changes,
      }),
    );

test.each<[string, Mistake, string]>([
  ['a slip beside the fact', working({ longestwork: Duration.hours(1) }), "did you mean 'longestWork'?"],
  ['another case', working({ onSigTerm: OnSigterm.exits() }), "did you mean 'onSigterm'?"],
  ['a schedule', working({ schedule: '@daily' }), "has no prop 'schedule'"],
  ['variables of a manifest', working({ env: [{ name: 'A', value: 'b' }] }), "'env' is said of a container"],
])('whoever states %s is told', (_what, mistake, told) => {
  expect(toldOf(mistake)).toContain(told);
});
