import type { Construct } from 'constructs';
import { cronInterval } from '../../../kubernetes';
import { warnOf } from '../../judging/warn-at-synth';
import { inSeconds } from '../../statements/in-seconds';
import type { GracefulCronJobProps } from './graceful-cron-job-props';

/** Tells, when an app is made, of a run that may still go on when the next one is due: of REPLACE it is refused. */
export function tellOverrun(construct: Construct, props: GracefulCronJobProps): void {
  const { schedule, concurrencyPolicy = 'Forbid', suspend } = props;
  const every = cronInterval(schedule.expressionString);
  const longest = inSeconds(props.longestRun, 'longestRun');
  if (every === undefined || longest <= every || suspend === true) return;
  const then =
    concurrencyPolicy === 'Allow'
      ? `by ConcurrencyPolicy.ALLOW up to ${Math.ceil(longest / every)} go on at the same time`
      : 'by ConcurrencyPolicy.FORBID the times that pass meanwhile are skipped, but for the last';
  warnOf(
    construct,
    `'longestRun' (${longest} s) is longer than 'schedule' (${schedule.expressionString}) leaves, which is due every ${every} s: ${then}. State a 'schedule' with ${longest} s or more between two runs, or let a run do less`,
  );
}
