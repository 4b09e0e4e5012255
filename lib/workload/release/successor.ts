import { asString, oncePer } from '../../kubernetes';
import { identityOf, type Manifest } from '../objects/manifest';
import type { Workload } from '../workload';
import type { Release } from './release';

/**
 * A workload that only the new release has, and that takes the place of one that only the old release has: it stands
 * behind the same Service, has the same name, a name that was generated from the same one, or runs the same images.
 */
export function successorOf(before: Workload, release: Release): Workload | undefined {
  const { byService, byName, alike } = indexOf(release);
  const service = before.services.map(nameOf).find((name) => byService.has(name));
  return (
    (service === undefined ? undefined : byService.get(service)) ??
    byName.get(before.identity.name) ??
    alike.flatMap((onlyAlike) => onlyAlike(before) ?? [])[0]
  );
}

interface Index {
  readonly byService: ReadonlyMap<string, Workload>;
  readonly byName: ReadonlyMap<string, Workload>;
  /** Each finds the one new workload that is like an old one, where no other old one is. */
  readonly alike: readonly ((before: Workload) => Workload | undefined)[];
}

const indexOf = oncePer(({ before, after, added, removed }: Release): Index => {
  const [isNew, isGone] = [new Set(added), new Set(removed)];
  const candidates = after.workloads.filter(({ manifest, serving }) => serving.length > 0 && isNew.has(manifest));
  const gone = before.workloads.filter(({ manifest }) => isGone.has(manifest));
  return {
    byService: firsts(candidates.flatMap((one) => one.services.map((service) => [nameOf(service), one] as const))),
    byName: firsts(candidates.map((one) => [one.identity.name, one] as const)),
    alike: [stemOf, imagesOf].map((wordsOf) => onlyAlike(wordsOf, candidates, gone)),
  };
});

function onlyAlike(
  wordsOf: (workload: Workload) => string | undefined,
  candidates: readonly Workload[],
  gone: readonly Workload[],
): Index['alike'][number] {
  const keyOf = (one: Workload) => {
    const words = wordsOf(one);
    return words === undefined ? undefined : [one.identity.kind, one.identity.namespace, words].join('\0');
  };
  const [now, old] = [onlyBy(candidates, keyOf), onlyBy(gone, keyOf)];
  return (before) => {
    const key = keyOf(before);
    return key !== undefined && old.get(key) === before ? (now.get(key) ?? undefined) : undefined;
  };
}

/** The one of each key; null where there are several. */
function onlyBy(
  workloads: readonly Workload[],
  keyOf: (one: Workload) => string | undefined,
): ReadonlyMap<string, Workload | null> {
  const found = new Map<string, Workload | null>();
  for (const one of workloads) {
    const key = keyOf(one);
    if (key !== undefined) found.set(key, found.has(key) ? null : one);
  }
  return found;
}

function firsts(entries: readonly (readonly [string, Workload])[]): ReadonlyMap<string, Workload> {
  return new Map([...entries].reverse());
}

/** What a generated name begins with: the last part of it has digits, and is no number of a version. */
function stemOf({ identity: { name } }: Workload): string | undefined {
  const [, stem] = /^(.+)-(?=[a-z]*\d)(?!v?\d+$)[a-z0-9]{5,}$/.exec(name) ?? [];
  return stem;
}

/** The repositories of its images, which a release keeps while it changes their tags. */
function imagesOf({ containers }: Workload): string | undefined {
  const images = containers.flatMap(({ json }) => asString(json['image']) ?? []);
  const repositories = images.map((image) => (image.split('@')[0] ?? '').replace(/:[\w.-]+$/, ''));
  return repositories.length > 0 ? repositories.sort().join(' ') : undefined;
}

function nameOf(service: Manifest): string {
  const { namespace, name } = identityOf(service);
  return `${namespace}/${name}`;
}
