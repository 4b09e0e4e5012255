import { check, compareReleases, type Finding } from '../../lib/check';
import type { JsonObject } from '../../lib/kubernetes';
import { simulate, type Outcome } from '../../lib/simulation';
import { readWorld, type World } from '../../lib/workload';

/** Rules about what happens only if a node is drained meanwhile: a rollout asks no budget. */
const NOT_OF_ROLLOUTS: ReadonlySet<string> = new Set(['budget-drops-old-pods']);

/** Told of every apply, whatever it changes. */
const STANDING: ReadonlySet<string> = new Set(['autoscaler-fights-replicas']);

const plain = (objects: readonly JsonObject[]): World =>
  readWorld(
    objects.map((object) => ({ object })),
    '1.34',
  );

const rollouts = (world: World, from?: World): readonly Outcome[] =>
  simulate(world, { scenarios: ['rollout'], fix: false, ...(from && { from }) });

const lostIn = (outcomes: readonly Outcome[]): number => outcomes.reduce((sum, { lost }) => sum + lost, 0);

/** What check says of a release and a simulation of it contradicts, or the other way round; nothing where both agree. */
export function disagreement(before: readonly JsonObject[], after: readonly JsonObject[]): string | undefined {
  const [old, now] = [plain(before), plain(after)];
  const said = compareReleases(old.manifests, now.manifests, { kubernetesVersion: '1.34' }).findings.filter(isLoss);
  const played = rollouts(now, old);
  const isSafe = played.every(({ verdict, assumptions }) => verdict === 'safe' && !assumptions.some(isLuck));
  if (said.length > 0 && isSafe && played.length > 0) return `check says ${words(said)}, and all rollouts are safe`;
  const anyway = Math.max(lostIn(rollouts(now)), lostIn(rollouts(old)));
  const standing = newWith(old, now);
  const worse = played.filter(({ verdict, lost }) => verdict === 'loses' && lost > 2 * anyway + 50);
  if (said.length === 0 && !standing && worse.length > 0) {
    const [first] = worse;
    return `check says nothing, and the rollout of ${first?.workload.name ?? ''} loses ${Math.round(first?.lost ?? 0)} where ${Math.round(anyway)} are lost anyway: ${first?.losses[0]?.blame.words ?? ''}`;
  }
  return undefined;
}

/** What is safe only because old pods serve on in their hooks for long enough, or because none of them starts anew, is said. */
function isLuck(assumption: string): boolean {
  return /^(?:nothing waits for the new pods|no old pod has to start anew)/.test(assumption);
}

/** Whether the new manifests have, as they stand, what the old ones had not. */
function newWith(old: World, now: World): boolean {
  const found = ({ manifests }: World) => check(manifests, { kubernetesVersion: '1.34' }).findings.filter(isLoss);
  const known = new Set(found(old).map(({ rule }) => rule));
  return found(now).some(({ rule }) => STANDING.has(rule) || !known.has(rule));
}

function isLoss({ rule, severity, effect }: Finding): boolean {
  return severity !== 'info' && effect !== 'slow-recovery' && !NOT_OF_ROLLOUTS.has(rule);
}

function words(findings: readonly Finding[]): string {
  return findings.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`).join('; ');
}
