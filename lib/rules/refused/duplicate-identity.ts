import { grouped, own, sameJson } from '../../kubernetes';
import { asObject, asString, identityOf, isWorkload, type Duplicate, type Json, type Manifest } from '../../workload';
import type { WorldRule } from '../rule';
import { changed, SERVICE, together, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

/** Two objects of which one overwrites the other. */
export const duplicateIdentity: WorldRule = {
  id: 'duplicate-identity',
  title: 'Two objects of which one overwrites the other',
  severity: 'error',
  effect: 'lost-requests',
  message: '{kind} {name} is written more than once{within}{where}',
  why: 'Both are one object in the cluster: the one that is applied later overwrites the other, with all that it has.',
  fix: '{mend}',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  bad: [
    together(
      WEB,
      changed(SERVICE, { 'ports: [{ port: 80, targetPort: http }]': 'ports: [{ port: 8080, targetPort: http }]' }),
    ),
  ],
  good: [
    together(
      WEB,
      changed(SERVICE, {
        'name: web': 'name: web-admin',
        'ports: [{ port: 80, targetPort: http }]': 'ports: [{ port: 8080, targetPort: http }]',
      }),
    ),
  ],
  *checkWorld({ duplicates, manifests }) {
    for (const { first, again, others } of byFiles(duplicates, manifests)) {
      const { kind, namespace, name } = identityOf(again);
      const isOneFile = first.file === again.file;
      const before = isOneFile ? placeIn(first) : `in ${first.file ?? first.construct}`;
      const where = before === undefined ? '' : `; before ${before}${alsoThere(others)}`;
      yield {
        resource: again,
        path: ['metadata', 'name'],
        numbers: {
          kind,
          name,
          namespace,
          within: withinOf(again),
          where,
          mend: isOneFile ? OF_ONE_FILE : OF_TWO_FILES,
        },
        ...restingOn(
          isOneFile
            ? 'what is overwritten is needed'
            : 'both files are applied to one cluster, and are not two environments',
        ),
      };
    }
  },
};

/** The same text twice is there once, as it is wanted; of two constructs one is a mistake. */
function differ({ first, again }: Duplicate): boolean {
  return again.construct !== undefined || !sameJson(first.object, again.object);
}

/**
 * The two constructs that an object comes from: what both make below them (a Service, a budget) under one name is one
 * thing to say, and so is each object that no construct makes.
 */
function twoConstructs({ first, again }: Duplicate): unknown {
  if (first.construct === undefined || again.construct === undefined) return again;
  const [before, after] = [first.construct.split('/'), again.construct.split('/')];
  while (before.length > 1 && after.length > 1 && before.at(-1) === after.at(-1)) {
    before.pop();
    after.pop();
  }
  return `${before.join('/')}\0${after.join('/')}`;
}

/** Where the first of two stands that have their file in common: the line, where there is one. */
function placeIn({ construct, file, locate }: Manifest): string | undefined {
  const line = file === undefined ? undefined : locate?.(['metadata', 'name'])?.line;
  if (line !== undefined) return `in line ${line}`;
  const where = file ?? construct;
  return where === undefined ? undefined : `in ${where}`;
}

/** Some kinds are in no namespace: the manifest tells. */
function withinOf({ object }: Manifest): string {
  const namespace = asString(asObject(object['metadata'])['namespace']);
  return namespace ? ` for the namespace ${namespace}` : '';
}

const OF_ONE_FILE = 'give one of them another name or namespace, or take it away';
const OF_TWO_FILES = `${OF_ONE_FILE}; where the files are two environments, put each into a folder of its own, or check one at a time`;

/**
 * Two files with several objects of the same names are one thing to say. Where one holds hardly anything that the other
 * has not, they are alternatives: somebody applies the one or the other.
 */
function* byFiles(
  duplicates: readonly Duplicate[],
  manifests: readonly Manifest[],
): Iterable<Duplicate & { readonly others: number }> {
  const isOfOneFile = ({ first, again }: Duplicate) => first.file === again.file;
  const ofOneFile = duplicates.filter((duplicate) => isOfOneFile(duplicate) && differ(duplicate));
  for (const made of grouped(ofOneFile, twoConstructs).values()) {
    const duplicate = made.find(({ again }) => isWorkload(again)) ?? made[0];
    if (duplicate) yield { ...duplicate, others: made.length - 1 };
  }
  const ofTwoFiles = duplicates.filter((duplicate) => !isOfOneFile(duplicate));
  if (ofTwoFiles.length === 0) return;
  const inFile = grouped(manifests, ({ file = '' }) => file);
  for (const shared of grouped(ofTwoFiles, ({ first, again }) => `${first.file}\0${again.file}`).values()) {
    const [duplicate, ...others] = shared.filter(differ).filter(({ again }) => CARRYING.has(identityOf(again).kind));
    const isMistaken = duplicate && isMistake(duplicate, inFile);
    if (duplicate && isMistaken && !areAlternatives(shared, inFile)) yield { ...duplicate, others: others.length };
  }
}

/** What requests come by, and come to: of other kinds the one file is as good as the other. */
const CARRYING: ReadonlySet<string> = new Set(['Service', 'Deployment', 'StatefulSet', 'DaemonSet', 'Rollout']);

/**
 * Whether the same name in two files is a mistake. A kustomization that builds from both refuses them. Else it is a Service
 * only: one that a file without pods for it has as well, or that kept the name when the file was copied for other pods.
 * Files that bring all of it, pods included, are alternatives: two guides, two versions, two back ends.
 */
function isMistake({ first, again }: Duplicate, inFile: ReadonlyMap<string, readonly Manifest[]>): boolean {
  if (first.kustomization !== undefined && first.kustomization === again.kustomization) return true;
  if (identityOf(first).kind !== 'Service') return false;
  const [ones, others] = [first, again].map((one) => podsOf(one, inFile));
  if (!ones || !others) return false;
  if (ones.length === 0 || others.length === 0) return ones.length + others.length > 0;
  const isNamed = (some: readonly Manifest[]) => some.some((one) => identityOf(one).name === identityOf(first).name);
  const areOthers = !sameJson(selectorOf(first), selectorOf(again));
  return areOthers && isNamed(ones) !== isNamed(others);
}

/** The workloads of the file of a Service that it selects. */
function podsOf(service: Manifest, inFile: ReadonlyMap<string, readonly Manifest[]>): readonly Manifest[] {
  const selector = Object.entries(asObject(selectorOf(service)));
  return (inFile.get(service.file ?? '') ?? []).filter(({ object }) => {
    const labels = asObject(asObject(asObject(asObject(object['spec'])['template'])['metadata'])['labels']);
    return selector.length > 0 && selector.every(([key, value]) => own(labels, key) === value);
  });
}

function selectorOf({ object }: Manifest): Json | undefined {
  return asObject(object['spec'])['selector'];
}

function areAlternatives(shared: readonly Duplicate[], inFile: ReadonlyMap<string, readonly Manifest[]>): boolean {
  const [duplicate] = shared;
  const sizeOf = (file = '') => inFile.get(file)?.length ?? 0;
  return shared.length * 2 > Math.min(sizeOf(duplicate?.first.file), sizeOf(duplicate?.again.file));
}

function alsoThere(others: number): string {
  if (others === 0) return '';
  return others === 1 ? ', and so is 1 other object' : `, and so are ${others} other objects`;
}
