import { oncePer } from '../../../kubernetes';
import { isObject, type World } from '../../../workload';
import { isCustom } from './is-custom';

/**
 * Whether a custom resource says this name somewhere: then its controller may be what makes the object of that name,
 * as a Certificate makes its Secret.
 */
export function isNamedByOthers(name: string, world: World): boolean {
  return namesIn(world).has(name);
}

const namesIn = oncePer((world: World): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const manifest of world.manifests) if (isCustom(manifest)) collect(manifest.object, names);
  return names;
});

function collect(object: unknown, names: Set<string>): void {
  const open: unknown[] = [object];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') names.add(value);
    else if (Array.isArray(value) || isObject(value)) for (const below of Object.values(value)) open.push(below);
  }
}
