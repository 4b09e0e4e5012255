import type * as kplus from 'cdk8s-plus-28';
import type { RunFacts } from '../../statements/run-facts';

/**
 * The facts about what runs to its end again and again, besides everything that a cdk8s-plus CronJob takes.
 * `activeDeadline` and `startingDeadline` are kept and judged where they are stated; without they follow from the facts.
 */
export interface GracefulCronJobProps extends kplus.CronJobProps, RunFacts {}
