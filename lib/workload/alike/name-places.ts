import { toldByContainer } from './told-by-container';
import type { NamePlaces, Told } from './written-names';

/** What holds names of objects as values: labels, and what selects by them. */
export const LABELS: ReadonlySet<string> = new Set(['labels', 'matchLabels', 'selector']);

/** What says its own name, or that of an object that it refers to. */
const NAMED: ReadonlySet<string> = new Set(['metadata', 'scaleTargetRef', 'service']);

/** Where a name is the name of an object, and nothing else. */
export const OF_OBJECTS = {
  read: (text, key, above, told) =>
    LABELS.has(above) || (key === 'name' && NAMED.has(above)) ? told(text) : undefined,
} satisfies NamePlaces;

/** What refers to other objects by their names. */
const REFERENCES: ReadonlySet<string> = new Set([
  ...['backendRefs', 'targetRef', 'subjects', 'roleRef'],
  ...['configMap', 'configMapRef', 'configMapKeyRef', 'secretRef', 'secretKeyRef'],
]);
const NAMES: ReadonlySet<string> = new Set(['serviceName', 'serviceAccountName', 'secretName', 'claimName']);

/** What may be called by a name with the domain of everybody after it. */
const HOSTS: ReadonlySet<string> = new Set(['host', 'hosts', 'hostnames']);

const CONTAINERS: ReadonlySet<string> = new Set(['containers', 'initContainers']);

/** The same, and where it is that of a container, of its image or of a host, which may tell more: that stands beside it. */
export const OF_EVERYTHING: NamePlaces = {
  read: (text, key, above, told) => {
    if (CONTAINERS.has(above)) return inContainer(text, key, told);
    if (HOSTS.has(key)) return hostWith(text, told);
    return NAMES.has(key) || (key === 'name' && REFERENCES.has(above))
      ? told(text)
      : OF_OBJECTS.read(text, key, above, told);
  },
};

function inContainer(text: string, key: string, told: Told): string | undefined {
  if (key === 'name') return withTold(told(text), { name: text });
  return key === 'image' ? withTold(imageWith(text, told), { image: text }) : undefined;
}

function withTold(written: string | undefined, json: Parameters<typeof toldByContainer>[0]): string | undefined {
  return written === undefined ? undefined : `${written} (${toldByContainer(json)})`;
}

function imageWith(image: string, told: Told): string | undefined {
  const start = image.lastIndexOf('/') + 1;
  const [name = ''] = image.slice(start).split(/[:@]/, 1);
  const its = told(name);
  return its === undefined ? undefined : `${image.slice(0, start)}${its}${image.slice(start + name.length)}`;
}

function hostWith(host: string, told: Told): string | undefined {
  const [name = '', ...domain] = host.split('.');
  const its = told(name);
  return its === undefined ? undefined : [its, ...domain].join('.');
}
