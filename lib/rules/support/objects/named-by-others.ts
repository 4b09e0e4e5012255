import { oncePer } from '../../../kubernetes';
import { asArray, isObject, type World } from '../../../workload';
import { isCustom } from './is-custom';

/**
 * Whether a custom resource says this name somewhere, or a flag of a program: then its controller, or that program, may be
 * what makes the object of that name, as a Certificate makes its Secret.
 */
export function isNamedByOthers(name: string, world: World): boolean {
  return namesIn(world).has(name);
}

const namesIn = oncePer((world: World): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const manifest of world.manifests) if (isCustom(manifest)) collect(manifest.object, names);
  for (const { containers } of world.workloads)
    for (const { json } of containers)
      for (const word of [...asArray(json['command']), ...asArray(json['args'])]) collect(valueOfFlag(word), names);
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

/** `--configmap-generated-name=NAME`, or a word that may be the value of the flag before it. */
function valueOfFlag(word: unknown): string | undefined {
  return typeof word === 'string' ? word.replace(/^--?[\w-]+=/, '') : undefined;
}
