import type * as kplus from 'cdk8s-plus-28';
import type { RunFacts } from '../../statements/run-facts';

/**
 * The facts about what runs once, to its end, besides everything that a cdk8s-plus Job takes. `activeDeadline` is kept and
 * judged where it is stated; without it follows from the facts.
 */
export interface GracefulJobProps extends kplus.JobProps, RunFacts {}
