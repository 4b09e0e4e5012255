import { ApiObject, App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { asArray, asObject, referencesOf, type JsonObject } from '../../../workload';
import { SynthesisPass } from './synthesis-pass';

/**
 * What an app takes from elsewhere by its name (`ServiceAccount.fromServiceAccountName`, `ConfigMap.fromConfigMapName`, …):
 * each as `ServiceAccount/web`. Whoever writes so knows that it is made by somebody else.
 */
export function importedObjects(construct: IConstruct): ReadonlySet<string> {
  const app = App.of(construct);
  return SynthesisPass.of(app).remembered('imported objects', () => new Set(app.node.findAll().flatMap(importedName)));
}

/** Those of them that a pod asks for, in order. */
export function importedBy(construct: IConstruct, { spec }: JsonObject): readonly string[] {
  const podSpec = asObject(spec);
  const containers = [...asArray(podSpec['initContainers']), ...asArray(podSpec['containers'])];
  const references = referencesOf({
    podSpec,
    podPath: [],
    containers: containers.map((json) => ({ json: asObject(json), path: [] })),
  });
  if (references.length === 0) return [];
  const imported = importedObjects(construct);
  const asked = new Set(references.map(({ kind, name }) => `${kind}/${name}`));
  return [...asked].filter((one) => imported.has(one)).sort();
}

/** cdk8s-plus makes a construct of what it imports that has a kind and a name, and no object of its own. */
function importedName(construct: IConstruct): readonly string[] {
  if (ApiObject.isApiObject(construct) || construct.node.defaultChild !== undefined) return [];
  const { kind, name, resourceType } = construct as { kind?: unknown; name?: unknown; resourceType?: unknown };
  const isNamed = typeof kind === 'string' && typeof name === 'string' && typeof resourceType === 'string';
  return isNamed ? [`${kind}/${name}`] : [];
}
