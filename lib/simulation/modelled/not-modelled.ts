import { ANNOTATIONS } from '../../facts';
import {
  asObject,
  formatFieldPath,
  isLoopback,
  oncePer,
  selectorMatches,
  valueAt,
  type FieldPath,
} from '../../kubernetes';
import { identityOf, shutOut, type Manifest, type Workload, type World } from '../../workload';
import { POLICIES_LET_PASS } from './joined-fields';
import { setFieldsOf, setFieldsOfPod, type SetField } from './set-fields';

/** What of a workload, and of what belongs to it, is set and not modelled. */
export interface NotModelled {
  /** What is taken for granted instead. */
  readonly assumed: readonly string[];
  /** What could make another verdict. */
  readonly open: readonly string[];
}

/** Reads every field of a workload and of the objects that belong to it that the simulation does not read. */
export function notModelled(workload: Workload, world: World): NotModelled {
  const { manifest, podSpec, podPath } = workload;
  const set = setFieldsOf(manifest) ?? setFieldsOfPod(podSpec, podPath);
  const own = set.filter(({ path }) => !asksItself(path, workload));
  const all = [
    ...own.map((field) => [manifest, field] as const),
    ...belongingTo(workload, world).flatMap((one) => (setFieldsOf(one) ?? []).map((field) => [one, field] as const)),
  ];
  const words = all.map(([one, field]) => [field.modelled.is, wordsOf(one, field)] as const);
  const those = (wanted: SetField['modelled']['is']) => [
    ...new Set(words.flatMap(([is, text]) => (is === wanted ? text : []))),
  ];
  const policies = wordShutOut(workload, world);
  const unsure = workload.unsureBehind.map(wordUnsure);
  if (policies === undefined) return { assumed: those('assumed'), open: [...those('open'), ...unsure] };
  return {
    assumed: those('assumed').filter((one) => one !== POLICIES_LET_PASS),
    open: [...those('open'), ...unsure, policies],
  };
}

/** On the network of its node a pod that is asked by the node's own name for itself is asked all the same. */
function asksItself(path: FieldPath, { manifest, podSpec }: Workload): boolean {
  return podSpec['hostNetwork'] === true && path.at(-1) === 'host' && isLoopback(valueAt(manifest.object, path));
}

/** What policies say that let no request in: nothing is proved of pods that nobody may reach. */
function wordShutOut(workload: Workload, world: World): string | undefined {
  const { policies, reach, ports } = shutOut(workload, world) ?? {};
  if (!policies || !reach) return undefined;
  const names = policies.slice(0, 2).map((one) => identityOf(one).name);
  const more = policies.length > names.length ? ` and ${policies.length - names.length} more` : '';
  const led = (ports ?? []).map(({ number }) => number).join(', ');
  return `where the network enforces NetworkPolicies, no request of the Service ${identityOf(reach.service).name} is ever answered: ${names.join(', ')}${more} ${policies.length > 1 ? 'let' : 'lets'} nothing in to port ${led} of the pods`;
}

function wordUnsure({ proxy, containers }: Workload['unsureBehind'][number]): string {
  const all = `${containers.slice(0, -1).join(', ')} and ${containers.at(-1) ?? ''}`;
  return `nothing tells which of ${all} ${proxy} passes requests on to, and what that one does at its end: state it of the one that answers (${ANNOTATIONS.onSigterm}.NAME)`;
}

function wordsOf(manifest: Manifest, field: SetField): string {
  return field.modelled.is === 'open' ? wordOpen(manifest, field) : field.modelled.words;
}

function wordOpen(manifest: Manifest, { path, modelled }: SetField): string {
  const { kind, name } = identityOf(manifest);
  return `${formatFieldPath(path)} of ${kind} ${name} is not simulated: ${modelled.words}`;
}

function belongingTo(workload: Workload, world: World): readonly Manifest[] {
  const { services, budgets, autoscalers, routes } = workload;
  const nearby = [...besideIt(workload, world)];
  return [...services, ...budgets, ...autoscalers, ...routes.map(({ manifest }) => manifest), ...nearby];
}

/** What bounds or guards every pod of its namespace, or those that it selects. */
function* besideIt({ identity, manifest, podLabels }: Workload, world: World): Iterable<Manifest> {
  for (const one of boundsOf(world).get(identity.namespace) ?? []) {
    if (one.directory !== manifest.directory) continue;
    const { podSelector } = asObject(one.object['spec']);
    if (podSelector === undefined || selectorMatches(podSelector, podLabels)) yield one;
  }
}

const BOUNDS = ['ResourceQuota', 'LimitRange', 'NetworkPolicy'];

/** Each world is looked through once. */
const boundsOf = oncePer(({ ofKind }: World): ReadonlyMap<string, readonly Manifest[]> => {
  const byNamespace = new Map<string, Manifest[]>();
  for (const one of BOUNDS.flatMap(ofKind)) {
    const { namespace } = identityOf(one);
    const known = byNamespace.get(namespace);
    if (known) known.push(one);
    else byNamespace.set(namespace, [one]);
  }
  return byNamespace;
});
