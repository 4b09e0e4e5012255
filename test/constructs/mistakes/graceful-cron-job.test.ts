import { Cron, Duration } from 'cdk8s';
import { ConcurrencyPolicy } from 'cdk8s-plus-28';
import { GracefulCronJob } from '../../../lib';
import { image } from '../every-construct';
import { type Mistake, toldOf } from './mistake';

const minutes = (count: number) => ({ longestRun: Duration.minutes(count) });
const due =
  (changes: object): Mistake =>
  (chart, loosely) =>
    new GracefulCronJob(
      chart,
      'report',
      loosely({ image, ...minutes(20), schedule: Cron.schedule({ minute: '0' }), ...changes }),
    );

test.each<[string, Mistake, string]>([
  ['a run that outlasts its hour', due(minutes(90)), 'the times that pass meanwhile are skipped, but for the last'],
  [
    'runs that overlap',
    due({ ...minutes(150), concurrencyPolicy: ConcurrencyPolicy.ALLOW }),
    "'longestRun' (9000 s) is longer than 'schedule' (0 * * * *) leaves, which is due every 3600 s: by ConcurrencyPolicy.ALLOW up to 3",
  ],
  [
    'runs that replace each other',
    due({ ...minutes(90), concurrencyPolicy: ConcurrencyPolicy.REPLACE }),
    'it would never be done',
  ],
  ['a history of manifests', due({ successfulJobsHistoryLimit: 1 }), "state 'successfulJobsRetained'"],
  [
    'a timezone',
    due({ timezone: 'Europe/Berlin' }),
    "has no prop 'timezone', so that it holds for nothing; did you mean 'timeZone'?",
  ],
  ['what a Job is made of', due({ jobTemplate: {} }), "has no prop 'jobTemplate'"],
])('whoever states %s is told', (_what, mistake, told) => {
  expect(toldOf(mistake)).toContain(told);
});

test.each<[string, Mistake]>([
  ['a run that fills its hour', due(minutes(60))],
  ['a run that is suspended', due({ ...minutes(90), suspend: true })],
])('nothing is said of %s', (_what, mistake) => {
  expect(toldOf(mistake)).toBe('');
});
