import { asArray, asObject, asString, isObject, type JsonObject } from '../../kubernetes';
import type { Manifest } from '../../workload';

/** One version of a custom resource, as its CustomResourceDefinition has it. */
export interface CustomDefinition {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** Which of the versions it is; the first one's class has no version in its name, as `cdk8s import` has it. */
  readonly place: number;
  readonly schema: JsonObject;
  /** Whether the API server keeps fields that the schema does not have. */
  readonly isOpen: boolean;
}

/** What CustomResourceDefinitions among the manifests define; versions without a schema are left out. */
export function customDefinitionsIn(manifests: readonly Pick<Manifest, 'object'>[]): readonly CustomDefinition[] {
  return manifests.flatMap(({ object }) => (isDefinition(object) ? versionsOf(object) : []));
}

/** Whether the object defines custom resources. */
export function isDefinition({ apiVersion, kind }: JsonObject): boolean {
  return kind === 'CustomResourceDefinition' && asString(apiVersion)?.split('/')[0] === 'apiextensions.k8s.io';
}

function versionsOf({ apiVersion, spec: given }: JsonObject): readonly CustomDefinition[] {
  const spec = asObject(given);
  const [group, kind] = [asString(spec['group']), asString(asObject(spec['names'])['kind'])];
  if (!group || !kind) return [];
  // v1beta1 keeps what it does not know, unless it is told otherwise, and may have one version and one schema for all.
  const isOpen = spec['preserveUnknownFields'] === true || (isBeta(apiVersion) && !('preserveUnknownFields' in spec));
  const one = asString(spec['version']);
  const versions = asArray(spec['versions']).map(asObject);
  return (versions.length > 0 ? versions : [{ name: one ?? '' }]).flatMap((version, place) => {
    const own = asObject(asObject(version)['schema'])['openAPIV3Schema'] ?? null;
    const schema = isObject(own) ? own : (asObject(spec['validation'])['openAPIV3Schema'] ?? null);
    const name = asString(version['name']);
    return name && isObject(schema) ? [{ group, kind, version: name, place, schema, isOpen }] : [];
  });
}

function isBeta(apiVersion: unknown): boolean {
  return apiVersion === 'apiextensions.k8s.io/v1beta1';
}
