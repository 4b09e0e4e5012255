import { Duration } from 'cdk8s';
import { GracefulJob, Interruption } from '../../../lib';
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
  ['no time at all', once({ longestRun: Duration.seconds(0) }), "'longestRun' is 0 s"],
  [
    'a run that saves longer than it runs',
    once({ interruption: Interruption.saves(Duration.minutes(50)) }),
    "'interruption' saves within 3000 s, and the longest run ('longestRun') takes 300 s",
  ],
  ['an image with a space', once({ image: `${image} ` }), "'image' has white space in it"],
  ['arguments beside an image', once({ args: ['--all'] }), "'args' is said of a container"],
])('whoever states %s is told', (_what, mistake, told) => {
  expect(toldOf(mistake)).toContain(told);
});
