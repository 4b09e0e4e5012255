import { identityOf, type Workload, type World } from '../../workload';
import { refusedObject } from '../model/refused-for';
import type { Setting } from '../model/setting';
import type { Switch } from '../model/switch';
import { isAnythingRefused, playedRelease, type PlayedRelease } from '../release/played-release';
import type { ReleaseOrder } from '../release/turns';
import { RELEASES, type ScenarioName } from '../scenario';
import type { SimulateOptions } from '../simulate-options';

/** What the step from one version to the next rests on, and nobody has stated. */
export function releaseSaid(
  world: World,
  workload: Workload,
  { channels, companions, subject }: Setting,
  scenario: ScenarioName,
  options: SimulateOptions,
): readonly string[] {
  if (!RELEASES.has(scenario)) return [];
  const { kind, name } = workload.identity;
  if (subject.goes !== undefined) {
    return [...(subject.goneBy ? [] : [PRUNED]), ...saidOfLeaving(workload, channels.length > 0)];
  }
  const played = playedRelease(workload, world, options);
  if (!played && !options.from) return [];
  if (!played) return [`the old manifests have no ${kind} ${name}: it is released from itself, with another image`];
  const switches = channels.flatMap(({ switched }) => switched ?? []);
  const goes = companions.some((one) => one.goes !== undefined);
  return [
    ...takenAway(switches, subject, played, goes && !played.madeAnewBy),
    ...madeAnew(workload, played),
    ...(played.isNew && goes ? [NOTHING_WAITS] : []),
    ...(goes || switches.length > 0 ? [ORDER_WORDS[options.order ?? 'kubectl']] : []),
    ...replicasNeeded(subject),
    ...deprivation(subject, scenario),
    ...refusals(played),
  ];
}

/** What the release deletes, and who still asks for it. */
function takenAway(
  switches: readonly Switch[],
  { old, next }: Setting['subject'],
  { release }: PlayedRelease,
  goes: boolean,
): readonly string[] {
  const removed = switches.flatMap(({ to, manifest }) =>
    to.length === 0 && release.removed.includes(manifest) ? [identityOf(manifest)] : [],
  );
  const deprived = [old, next].flatMap((one) => one.taken ?? []);
  const isPruned = goes || removed.length > 0 || deprived.some(({ isWhole }) => isWhole);
  return [...(isPruned ? [PRUNED] : []), ...removed.map((one) => `clients still ask for ${one.kind} ${one.name}`)];
}

function madeAnew({ identity: { kind, name } }: Workload, { madeAnewBy }: PlayedRelease): readonly string[] {
  if (!madeAnewBy) return [];
  const { tool, annotation } = madeAnewBy;
  return [`${tool} applies it, and deletes ${kind} ${name} before it makes it anew (${annotation})`];
}

function replicasNeeded({ needed = 0, wanted = 0 }: Setting['subject']): readonly string[] {
  return needed > wanted
    ? [`${needed} replicas are needed when it is applied, by kubectl apply or Helm 3, which write the number anew`]
    : [];
}

function saidOfLeaving({ services }: Workload, isAsked: boolean): readonly string[] {
  const names = services.map((one) => identityOf(one).name).join(', ');
  return isAsked ? [names ? `clients still ask for Service ${names}` : 'clients still ask for it'] : [];
}

const PRUNED = 'what is no longer in the manifests is deleted with the same release: --no-prune keeps it';

/** What old pods would wait for that start anew. */
function deprivation({ old }: Setting['subject'], scenario: ScenarioName): readonly string[] {
  const taken = (old.taken ?? []).filter(({ comesBack }) => !comesBack || scenario !== 'rollback');
  const missing = [...new Set(taken.map(({ words }) => words))];
  if (missing.length === 0) return [];
  const words = missing.join(', ');
  return scenario === 'rollback'
    ? [`the rollback is kubectl rollout undo, which does not bring ${words} back`]
    : [`no old pod has to start anew while the release runs: it would wait for ${words}`];
}

const NOTHING_WAITS =
  'nothing waits for the new pods: the old ones serve on for as long as their preStop hooks take, and the images of the new ones have been pulled';

const ORDER_WORDS: Readonly<Record<ReleaseOrder, string>> = {
  kubectl:
    'the objects are applied in the order of the files, and nothing waits for pods: --order helm, argocd or flux sorts by kind',
  helm: 'Helm applies the objects by their kind, does not wait for pods, and deletes at the end',
  flux: 'Flux applies the objects by their kind, does not wait for pods in between, and deletes at the end',
  argocd: 'Argo CD applies the objects by wave and kind, and deletes first within a wave',
};

function refusals({ release, before, isPruned }: PlayedRelease): readonly string[] {
  const refused = release.objects.flatMap((pair) =>
    before.services.includes(pair.before) ? (refusedObject(pair.before, pair.after) ?? []) : [],
  );
  return [
    ...refused.map((words) => `the API server refuses a change, and what there is stays: ${words}`),
    ...(!isPruned && isAnythingRefused(release)
      ? ['nothing is deleted, since the API server refuses a part of the release']
      : []),
  ];
}
