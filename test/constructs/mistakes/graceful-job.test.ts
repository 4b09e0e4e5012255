import { Duration } from 'cdk8s';
import { GracefulJob } from '../../../lib';
import { image } from '../every-construct';
import { type Mistake, toldOf } from './mistake';

const once =
  (changes: object): Mistake =>
  (chart, loosely) =>
    new GracefulJob(chart, 'migrate', loosely({ image, longestRun: Duration.minutes(5), ...changes }));

test.each<[string, Mistake, string]>([
  ['seconds of manifests', once({ ttlSecondsAfterFinished: 60 }), "state 'ttlAfterFinished'"],
  ['a slip beside the fact', once({ longestrun: Duration.minutes(1) }), "did you mean 'longestRun'?"],
  ['another mode', once({ completionMode: 'Indexed' }), "has no prop 'completionMode'"],
  ['arguments beside an image', once({ args: ['--all'] }), "'args' is said of a container"],
])('whoever states %s is told', (_what, mistake, told) => {
  expect(toldOf(mistake)).toContain(told);
});
