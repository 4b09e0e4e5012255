import { POD_DEFAULTS, type Seconds } from '../kubernetes';
import type { DrainFacts } from './drain';
import type { PlannedStop } from './plan-stop';
import type { ContainerReleaseFacts, ReleaseFacts } from './release-facts';

/** Why the hook waits as long as it does. */
export function waitReason({ facts, waitFacts }: PlannedStop, release: ReleaseFacts): string {
  const kinds = release.traffic.map((source) => source.name ?? source.kind).join(', ');
  const since = waitFacts.drainLag < facts.drainLag ? 'the call' : 'deletion';
  const arrives = `new requests arrive up to ${waitFacts.drainLag} s after ${since} (${kinds})`;
  return `${arrives}${untilDone(facts)}, + ${release.room} s room`;
}

function untilDone({ onSigterm, longestRequest }: DrainFacts): string {
  switch (onSigterm.kind) {
    case 'keeps-serving':
      return `, the application serves ${onSigterm.for} s of them after SIGTERM`;
    case 'exits':
      return ` and take up to ${longestRequest} s, SIGTERM would cut them`;
    case 'unknown':
      return ` and take up to ${longestRequest} s; nobody has said what SIGTERM does to them`;
    default:
      return '';
  }
}

/** Why the grace period has to be as long as it is. */
export function graceReason(container: ContainerReleaseFacts, stop: PlannedStop, room: Seconds): string {
  if (container.longestRequest !== undefined) return `${partsOf(container, stop).join(' + ')}, + ${room} s room`;
  if (!container.serves) return `preStop of ${container.name} ${stop.hook} s, + ${room} s room`;
  const usual = `nobody has stated the longest unit of work of ${container.name}: Kubernetes' own ${POD_DEFAULTS.terminationGracePeriodSeconds} s`;
  return stop.graceBound > 0 ? `${partsOf(container, stop).join(' + ')}; ${usual}` : usual;
}

function partsOf({ serves }: ContainerReleaseFacts, { facts, hook }: PlannedStop): readonly string[] {
  const { onSigterm, drainLag, longestRequest } = facts;
  const isDone = onSigterm.kind === 'exits' || longestRequest === 0;
  // Of a worker, the same fact is about its work.
  const what = serves && facts.serves === false ? 'longest piece of work' : 'longest request';
  const longest = isDone ? [] : [`${what} ${longestRequest} s`];
  if (onSigterm.kind === 'ignores') return [`drain lag ${drainLag} s`, ...longest];
  const servesOn = onSigterm.kind === 'keeps-serving' ? [`serves on ${onSigterm.for} s`] : [];
  return [`preStop ${hook} s`, ...servesOn, ...longest];
}
