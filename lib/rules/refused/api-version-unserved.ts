import { formatFieldError, grouped, servedAs, validateManifest, type FieldError } from '../../kubernetes';
import { asArray, asObject, asString, isObject, type JsonObject, type Manifest } from '../../workload';
import type { WorldRule } from '../rule';
import { changed, together, WEB } from '../support/example';
import { unreadableOf } from '../support/refusals';

/** A kind, or a version of it, that no API server in the supported range has. */
export const apiVersionUnserved: WorldRule = {
  id: 'api-version-unserved',
  title: 'A kind, or a version of it, that no API server in the supported range has',
  severity: 'error',
  effect: 'refused',
  message: '{refusal}{also}',
  why: 'The API server does not know the kind in this version: the object is not applied, and what it was for is missing.',
  fix: '{mend}',
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  bad: [
    changed(WEB, { 'apiVersion: policy/v1': 'apiVersion: policy/v1beta1' }),
    together(WEB, 'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: { name: report }\n'),
  ],
  good: [WEB],
  *checkWorld(world) {
    for (const [first, ...alike] of grouped(unreadableOf('Unserved', world), causeOf).values()) {
      if (!first) continue;
      const [error, manifest] = first;
      const { object } = manifest;
      const served = servedAs(asString(object['apiVersion']) ?? '', asString(object['kind']) ?? '');
      const field = error.path[0] === 'kind' ? 'kind' : 'apiVersion';
      const left = served ? validateManifest({ ...object, ...served }, world.kubernetesVersion) : [];
      const others = definitionFields(object);
      const edits = served && left.length === 0 && others === '' ? [{ path: error.path, value: served[field] }] : [];
      const mend = served
        ? `write ${field}: ${served[field]}${others || whatElse(left)}`
        : (INSTEAD.get(asString(object['kind']) ?? '') ?? WITHOUT_HOME[field]);
      yield {
        resource: manifest,
        path: error.path,
        numbers: { refusal: formatFieldError(error), mend, also: alsoHere(alike.length) },
        edits,
      };
    }
  },
};

const WITHOUT_HOME = {
  kind: 'take the object away, or write a kind that Kubernetes has',
  apiVersion: 'take the object away: Kubernetes has no such kind',
};

/** What has taken the place of kinds that are gone. @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  [
    'PodSecurityPolicy',
    'take the object away, and label its namespaces for Pod Security Admission (pod-security.kubernetes.io/enforce)',
  ],
]);

/** Kinds of which a file holds many, and is replaced or taken away as one. */
const TOGETHER: ReadonlySet<unknown> = new Set(['CustomResourceDefinition', 'PodSecurityPolicy']);

/** What is one thing to mend: such kinds of one file, else each object. */
function causeOf(refused: readonly [FieldError, Manifest]): unknown {
  const { file, object } = refused[1];
  const { kind, apiVersion } = object;
  return file !== undefined && TOGETHER.has(kind) ? JSON.stringify([file, kind, apiVersion]) : refused;
}

function alsoHere(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ', nor for 1 other of this file' : `, nor for ${count} others of this file`;
}

/**
 * What of a definition of v1beta1 v1 has elsewhere. It wants a schema of every version, whatever its objects look like.
 *
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/#customresourcedefinition-v122
 */
function definitionFields({ kind, spec }: JsonObject): string {
  if (kind !== 'CustomResourceDefinition') return '';
  const fields = asObject(spec);
  const versions = asArray(fields['versions']).map(asObject);
  const moved = [...MOVED].filter(([field]) => Object.hasOwn(fields, field)).map(([, words]) => words);
  const hasNoSchema = fields['validation'] === undefined && !versions.every(({ schema }) => isObject(schema));
  const all = [...moved, ...(hasNoSchema ? ['a schema for every version'] : [])];
  return all.length === 0 ? '' : `, and what v1 has otherwise: ${all.join('; ')}`;
}

const MOVED: ReadonlyMap<string, string> = new Map([
  ['version', 'spec.versions in place of spec.version'],
  ['validation', 'spec.versions[].schema in place of spec.validation'],
  ['subresources', 'spec.versions[].subresources in place of spec.subresources'],
  ['additionalPrinterColumns', 'spec.versions[].additionalPrinterColumns, with jsonPath in place of JSONPath'],
  [
    'preserveUnknownFields',
    'x-kubernetes-preserve-unknown-fields in the schema in place of spec.preserveUnknownFields',
  ],
]);

/** Another version may have other fields: with the version alone the object would be refused for them. */
function whatElse(left: readonly FieldError[]): string {
  const [first, ...others] = left;
  if (!first) return '';
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return `, and what that version has otherwise (${formatFieldError(first)}${more})`;
}
