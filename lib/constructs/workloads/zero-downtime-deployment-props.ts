import type * as kplus from 'cdk8s-plus-28';
import type { ApplicationFacts } from '../statements/application-facts';

/**
 * The facts about an application that its release follows from, besides everything that a cdk8s-plus Deployment
 * takes. Numbers that are stated (`terminationGracePeriod`, `minReady`, `progressDeadline`, `strategy`) are kept and
 * judged; without them they follow from the facts.
 */
export interface ZeroDowntimeDeploymentProps extends kplus.DeploymentProps, ApplicationFacts {}
