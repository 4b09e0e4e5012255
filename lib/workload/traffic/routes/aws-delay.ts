import { usualDrainLag, type TrafficSource } from '../../../facts';

const STATED_DELAY = /deregistration_delay\.timeout_seconds\s*=\s*(\d+)/;

/**
 * How long the controller and the load balancer of AWS take is stated nowhere: a deregistration delay is what requests
 * in flight get, and begins only when both have noticed.
 *
 * @param attributes those of the target group
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#deregistration-delay
 */
export function awsDelayAssumption(source: TrafficSource, attributes = ''): string {
  const { drainLag, firstUse } = source;
  const usual = usualDrainLag(source);
  const usually = usual ? ` (${usual.from} to ${usual.to} s are usual)` : '';
  const [, delay] = STATED_DELAY.exec(attributes) ?? [];
  const stated = delay === undefined ? 'no deregistration_delay is stated' : `its deregistration_delay is ${delay} s`;
  return `the load balancer of AWS sends requests to a pod for up to ${drainLag} s after it is deleted${usually}, and the first up to ${firstUse} s after it is ready; ${stated}`;
}
