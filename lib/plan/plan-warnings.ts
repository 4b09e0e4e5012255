import { ceilingWarnings } from './ceilings';
import type { ContainerReleaseFacts, ReleaseFacts } from './release-facts';
import type { ReleasePlan } from './release-plan';
import { daemonSetWarnings } from './daemon-set-numbers';
import { jobWarnings } from './job-numbers';
import { rolloutWarnings } from './rollout-numbers';
import { statefulSetWarnings } from './stateful-set-numbers';

/** What the reader of a plan should know although nothing contradicts the facts. */
export function planWarnings(
  facts: ReleaseFacts,
  plan: Pick<ReleasePlan, 'terminationGracePeriod'>,
): readonly string[] {
  return [...ceilingWarnings(plan.terminationGracePeriod), ...behaviourWarnings(facts), ...kindWarnings(facts)];
}

function kindWarnings(facts: ReleaseFacts): readonly string[] {
  if (facts.kind?.kind === 'StatefulSet') return statefulSetWarnings(facts.kind);
  return [...daemonSetWarnings(facts), ...jobWarnings(facts), ...rolloutWarnings(facts)];
}

function behaviourWarnings({ containers, traffic, replicas, kind }: ReleaseFacts): readonly string[] {
  const onSigterm = containers[0]?.onSigterm.kind;
  const serves = traffic.some((source) => source.kind !== 'none');
  return [
    ...(replicas === 1 && serves && (kind === undefined || kind.kind === 'Rollout') ? [ONE_REPLICA] : []),
    ...(onSigterm === 'ignores' ? [IGNORES_SIGTERM] : []),
    ...(isWorkOfUnknown(containers[0], serves) ? [WORK_MAY_BE_CUT] : []),
    ...containers.filter(isLeftNoTime).map(({ name }) => wordNoTime(name, containers)),
    ...(serves ? keptWarnings(containers[0]) : []),
  ];
}

/** No hook helps a worker that ends at once: it goes on taking work while the hook runs. */
function isWorkOfUnknown(container: ContainerReleaseFacts | undefined, serves: boolean): boolean {
  return !serves && container?.onSigterm.kind === 'unknown' && (container.longestRequest ?? 0) > 0;
}

const WORK_MAY_BE_CUT =
  'Nobody has said what it does on SIGTERM: if it exits at once, the piece of work in hand is cut, however long the grace period is. Find out, and state OnSigterm.drains() where it finishes.';

/** What clients that keep connections lose, whatever the numbers are. */
function keptWarnings(serving: ContainerReleaseFacts | undefined): readonly string[] {
  switch (serving?.keptConnections) {
    case 'clients-retry':
    case 'closes-early':
      return [];
    case 'closes-idle':
      return [CLOSES_IDLE];
    case 'leaves-open':
      return [LEAVES_OPEN];
    case undefined:
      return serving?.onSigterm.kind === 'exits' ? [EXITS_AT_ONCE] : [];
  }
}

/** SIGKILL waits so long for a process whose grace period others have used up. */
const LEFT = 2;

function isLeftNoTime(
  { sidecar, longestRequest = 0 }: ContainerReleaseFacts,
  _index: number,
  containers: readonly ContainerReleaseFacts[],
): boolean {
  return sidecar === true && longestRequest > LEFT && containers.some(({ onSigterm }) => onSigterm.kind === 'ignores');
}

function wordNoTime(name: string, containers: readonly ContainerReleaseFacts[]): string {
  const deaf = containers.find(({ onSigterm }) => onSigterm.kind === 'ignores')?.name ?? '';
  return `The sidecar ${name} gets SIGTERM only when ${deaf} has been killed, and has ${LEFT} s then: ${deaf} ignores SIGTERM, so that no grace period is long enough.`;
}

const ONE_REPLICA = 'One replica: a node drain evicts it before its replacement is ready; requests are lost meanwhile.';

const IGNORES_SIGTERM = 'The application ignores SIGTERM: every termination takes the whole grace period.';

const EXITS_AT_ONCE =
  'The application exits at once on SIGTERM: a request that a keep-alive client starts just then is reset, however long the hook waits.';

const CLOSES_IDLE =
  'The application closes idle connections on SIGTERM: a request that a keep-alive client sends in that moment is reset, however long the hook waits. Let it answer with `Connection: close` while the hook runs.';

const LEAVES_OPEN =
  'The application leaves connections open that clients keep: what comes over them is answered until the process ends, and then reset, however long the hook waits. Let it answer with `Connection: close` while the hook runs.';
