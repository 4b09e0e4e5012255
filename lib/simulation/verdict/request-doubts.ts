import { ANNOTATIONS } from '../../facts';
import { maxOf } from '../../kubernetes';
import { shutdownLimits, type Container, type RequestLimit, type Workload } from '../../workload';
import { isVoluntary, type ScenarioName } from '../scenario';

/** What proxies and servers set by themselves: who writes no more than that down says nothing of requests. */
const BY_DEFAULT = 60;

/**
 * Requests that last longer than is assumed, where nobody has stated how long they take and a timeout that somebody has
 * written lets them take longer than a pod that stops gives them.
 */
export function requestDoubts(workload: Workload, scenario: ScenarioName): readonly string[] {
  const { serving, traffic, manifest } = workload;
  if (!isVoluntary(scenario) || traffic.value.every(({ kind }) => kind === 'none')) return [];
  return serving.flatMap((container) => {
    if (container.longestRequest.assumption === undefined) return [];
    const own = shutdownLimits(container, manifest);
    const limits = [...workload.requestLimits.filter(tells), ...own];
    const [longest] = limits.sort((one, other) => other.seconds - one.seconds);
    const left = timeLeft(container, workload, own.length > 0);
    return longest && longest.seconds > left ? [wordLimit(longest, container, left)] : [];
  });
}

function tells({ bounds, seconds }: RequestLimit): boolean {
  return bounds === 'request' || (bounds === 'silence' && seconds > BY_DEFAULT);
}

/** How long a request is given that is sent as late as one may be. */
function timeLeft(container: Container, { gracePeriod, traffic }: Workload, drains: boolean): number {
  const { preStopDuration, onSigterm } = container;
  const hook = Math.min(preStopDuration?.atLeast ?? 0, gracePeriod);
  const killed = hook + Math.max(2, gracePeriod - Math.floor(hook));
  const lag = maxOf(
    traffic.value.map(({ drainLag }) => drainLag),
    0,
  );
  switch (onSigterm.value.kind) {
    case 'ignores':
      return killed - lag;
    case 'drains':
    case 'keeps-serving':
      return killed - Math.max(hook, lag);
    default:
      return drains ? killed - Math.max(hook, lag) : hook - lag;
  }
}

function wordLimit({ setting, seconds }: RequestLimit, { name }: Container, left: number): string {
  const given =
    left > 0 ? `a pod that stops gives one ${Math.round(left * 100) / 100} s` : 'a pod that stops gives none any time';
  return `nobody states how long a request to ${name} takes, ${setting} lets it take ${seconds} s, and ${given}: state it (${ANNOTATIONS.longestRequest})`;
}
