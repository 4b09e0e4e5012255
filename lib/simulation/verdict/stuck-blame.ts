import type { FieldPath } from '../../kubernetes';
import { identityOf, refusedPace, type Manifest, type Workload } from '../../workload';
import type { Blame } from '../outcome';
import type { Sim } from '../world/sim';
import { blameAt } from './fault';
import { heldUpBy, type HeldUp } from './held-up-by';
import { limitIn } from './nothing-there';

type Place = readonly [manifest: Manifest, path: FieldPath];

/** The field that keeps a run from ending, where it is one; the words are those of its end. */
export function stuckBlame(workload: Workload, sim: Sim, words: string): Blame | undefined {
  const place = placeOf(heldUpBy(sim), workload, sim);
  return place && blameAt({ path: place[1], words }, place[0]);
}

function placeOf(held: HeldUp, workload: Workload, sim: Sim): Place | undefined {
  const { manifest, update, budgets } = workload;
  if ('container' in held) return inContainer(held, workload, sim);
  const [budget] = sim.setting.budgets.flatMap(({ name, over }) =>
    over.includes(0) ? budgets.filter((one) => identityOf(one).name === name) : [],
  );
  switch (held.by) {
    case 'refused':
      return refusedPace(workload) === undefined ? undefined : [update.manifest, update.path];
    case 'paused':
      return [update.manifest, ['spec', 'paused']];
    case 'budget':
      return budget && [budget, ['spec', limitIn(budget)]];
    case 'budgets':
      return budgets[0] && [budgets[0], ['spec', 'selector']];
    case 'host-port':
    case 'no-node':
    case 'volume':
      return [manifest, [...workload.podPath, ...(held.by === 'volume' ? ['volumes'] : [])]];
    default:
      return undefined;
  }
}

const FIELDS = {
  startup: ['startupProbe', 'failureThreshold'],
  liveness: ['livenessProbe', 'failureThreshold'],
  unready: ['readinessProbe'],
  'post-start': ['lifecycle', 'postStart'],
  crash: [],
  init: [],
} as const satisfies Readonly<Record<Extract<HeldUp, { container: number }>['by'], FieldPath>>;

function inContainer(
  { by, container }: Extract<HeldUp, { container: number }>,
  { manifest }: Workload,
  { subject }: Sim,
): Place | undefined {
  const path = subject.model.next.containers[container]?.path;
  return path && [manifest, [...path, ...FIELDS[by]]];
}
