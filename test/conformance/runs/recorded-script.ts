import { deletePod } from '../../../lib/simulation/actors/pods/deletion';
import { evict } from '../../../lib/simulation/actors/eviction/eviction';
import type { Script } from '../../../lib/simulation/world/script';
import type { Node, Pod } from '../../../lib/simulation/world/pod';
import type { Sim } from '../../../lib/simulation/world/sim';
import { crash, drain, release, scaleTo } from '../../../lib/simulation/scenarios/scripts';
import type { RecordedScenario, Recording } from './recording';

/** What was done in a recorded scenario; nothing where nobody here knows how. */
export function recordedScript({ repetitions }: RecordedScenario): Script | undefined {
  const [first] = repetitions as [Recording];
  const { nodes, pods } = placesBefore(first);
  const placed = pods.map(({ node }) => nodes.indexOf(node));
  const target = Math.max(
    0,
    pods.findIndex(({ pod }) => pod === first.actionTarget),
  );
  const act = actionOf(first.action, target, placed[target] ?? 0, nodes);
  return act && { act, placed: [placed] };
}

/** The pods of a DaemonSet are told apart by their nodes, others by when they came. */
function podAt({ subject: { model, pods } }: Sim, target: number, place: number): Pod {
  const all = [...pods];
  return (model.kind === 'DaemonSet' ? all.find(({ node }) => node?.index === place) : all[target]) ?? (all[0] as Pod);
}

function actionOf(action: string, target: number, place: number, nodes: readonly string[]): Script['act'] | undefined {
  const pod = (sim: Sim) => podAt(sim, target, place);
  const scale = /^scale \d+ -> (\d+)/.exec(action);
  const evicted = /^evict pod/.test(action);
  const drained = /^kubectl drain (\S+)/.exec(action);
  const deletion = /^delete pod \S+(?: gracePeriodSeconds (\d+))?/.exec(action);
  if (action === 'none') return () => {};
  if (action.startsWith('PATCH')) return release;
  if (scale) return (sim) => scaleTo(sim, Number(scale[1]));
  if (drained) return (sim) => drain(sim, [sim.nodes[nodes.indexOf(drained[1] as string)] as Node]);
  if (evicted) return (sim) => evict(sim, pod(sim));
  if (deletion) {
    const grace = deletion[1] === undefined ? undefined : Number(deletion[1]);
    return (sim) => deletePod(sim, pod(sim), grace);
  }
  return action.startsWith('kill -9') ? (sim) => crash(sim, pod(sim)) : undefined;
}

/** The pods that were there before the action, with their nodes, and the nodes by name. */
function placesBefore({ timeline, nodes }: Recording): {
  readonly nodes: readonly string[];
  readonly pods: readonly { readonly pod: string; readonly node: string }[];
} {
  const scheduled = timeline.filter(({ t, event, node }) => t < 0 && event === 'scheduled' && node !== undefined);
  const names = Array.from({ length: nodes }, (_, index) => `n${index + 1}`);
  const known = [...new Set([...names, ...scheduled.map(({ node }) => node as string)])].slice(0, Math.max(nodes, 1));
  return { nodes: known, pods: scheduled.map(({ pod, node }) => ({ pod, node: node as string })) };
}
