import { asObject, asStrings, grouped, isObject, oncePer, type Json } from '../../../kubernetes';
import { knownKind, type Manifest, type World } from '../../../workload';
import { isCustom } from '../objects/is-custom';
import { hasLabels } from './service-pairs';

type Labels = Readonly<Record<string, string>>;

/**
 * Whether pods with these labels come of a template that no workload has: of a step of a Rollout that tries a release
 * beside the one that runs, or of what a custom resource has its controller make.
 */
export function comeOfTemplates(asked: Labels, world: World): boolean {
  const [first] = Object.entries(asked);
  return (
    first !== undefined &&
    labelsIn(world)
      .get(keyOf(first))
      ?.some((labels) => hasLabels(labels, asked)) === true
  );
}

const labelsIn = oncePer((world: World): ReadonlyMap<string, readonly Labels[]> => {
  const all = world.manifests.flatMap((manifest) => [...labelsBelow(templatesOf(manifest), DEEPEST)]);
  const pairs = all.flatMap((labels) => Object.entries(labels).map((label) => ({ key: keyOf(label), labels })));
  return new Map([...grouped(pairs, ({ key }) => key)].map(([key, some]) => [key, some.map(({ labels }) => labels)]));
});

function keyOf([label, value]: readonly [string, string]): string {
  return JSON.stringify([label, value]);
}

function templatesOf(manifest: Manifest): Json | undefined {
  const spec = asObject(manifest.object['spec']);
  if (knownKind(manifest.object) === 'Rollout') return spec['strategy'];
  return isCustom(manifest) ? spec : undefined;
}

/** Templates stand some levels below a specification. */
const DEEPEST = 12;

function* labelsBelow(value: Json | undefined, depth: number): Iterable<Labels> {
  if (depth === 0) return;
  if (Array.isArray(value)) for (const item of value) yield* labelsBelow(item as Json, depth - 1);
  if (!isObject(value)) return;
  for (const [key, below] of Object.entries(value)) {
    if (isObject(below) && /^(?:pod)?labels$/i.test(key)) yield asStrings(below);
    else yield* labelsBelow(below, depth - 1);
  }
}
