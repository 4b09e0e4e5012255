import { asString, identityOf, type Manifest, type Workload } from '../../../workload';
import type { Release } from './release';

/**
 * A workload that only the new release has, and that takes the place of one that only the old release has: it stands
 * behind the same Service, has the same name, a name that was generated from the same one, or runs the same images.
 */
export function successorOf(before: Workload, { after, added, ...release }: Release): Workload | undefined {
  const names = new Set(before.services.map(nameOf));
  const candidates = after.workloads.filter(({ manifest, serving }) => serving.length > 0 && added.includes(manifest));
  const gone = release.before.workloads.filter(({ manifest }) => release.removed.includes(manifest));
  return (
    candidates.find(({ services }) => services.some((service) => names.has(nameOf(service)))) ??
    candidates.find(({ identity }) => identity.name === before.identity.name) ??
    onlyAlike(before, stemOf, { candidates, gone }) ??
    onlyAlike(before, imagesOf, { candidates, gone })
  );
}

interface Sides {
  readonly candidates: readonly Workload[];
  readonly gone: readonly Workload[];
}

/** The one of the new workloads that is like the old one, where no other old one is. */
function onlyAlike(
  before: Workload,
  keyOf: (workload: Workload) => string | undefined,
  sides: Sides,
): Workload | undefined {
  const key = keyOf(before);
  const isAlike = (one: Workload) =>
    keyOf(one) === key &&
    one.identity.kind === before.identity.kind &&
    one.identity.namespace === before.identity.namespace;
  const [found, ...others] = key === undefined ? [] : sides.candidates.filter(isAlike);
  return others.length === 0 && sides.gone.filter(isAlike).length === 1 ? found : undefined;
}

/** What a generated name begins with: the last part of it has digits, and is no number of a version. */
function stemOf({ identity: { name } }: Workload): string | undefined {
  const [, stem] = /^(.+)-(?=[a-z]*\d)(?!v?\d+$)[a-z0-9]{5,}$/.exec(name) ?? [];
  return stem;
}

/** The repositories of its images, which a release keeps while it changes their tags. */
function imagesOf({ containers }: Workload): string | undefined {
  const images = containers.flatMap(({ json }) => asString(json['image']) ?? []);
  const repositories = images.map((image) => image.replace(/@.*$/, '').replace(/:[\w.-]+$/, ''));
  return repositories.length > 0 ? repositories.sort().join(' ') : undefined;
}

function nameOf(service: Manifest): string {
  const { namespace, name } = identityOf(service);
  return `${namespace}/${name}`;
}
