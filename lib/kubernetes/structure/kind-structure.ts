import { structOf } from './read-schema';
import type { Struct } from './structure-type';

/** The API groups whose kinds are in the table, and the name of their Go packages. */
const PACKAGES: ReadonlyMap<string, string> = new Map([
  ...[
    'v1',
    'apps/v1',
    'batch/v1',
    'policy/v1',
    'autoscaling/v1',
    'networking.k8s.io/v1',
    'discovery.k8s.io/v1',
    'scheduling.k8s.io/v1',
    'rbac.authorization.k8s.io/v1',
    'storage.k8s.io/v1',
  ].map((apiVersion) => [apiVersion, 'v1'] as const),
  ['autoscaling/v2', 'v2'],
]);

/**
 * The fields of an object's kind; nothing for kinds that are not known.
 *
 * @see https://pkg.go.dev/k8s.io/api
 */
export function kindStructure(apiVersion: string, kind: string): Struct | undefined {
  const name = PACKAGES.get(apiVersion);
  return name === undefined ? undefined : objectNamed(`${name}.${kind}`);
}

function objectNamed(name: string): Struct | undefined {
  const known = OBJECTS.get(name);
  if (known) return known;
  const struct = structOf(name);
  // Only what is an object of its own has both; a kind such as `PodSpec` is none.
  if (!struct?.fields.has('apiVersion') || !struct.fields.has('metadata')) return undefined;
  OBJECTS.set(name, struct);
  return struct;
}

/** Those that were asked for: a manifest is one of a few kinds. */
const OBJECTS = new Map<string, Struct>();
