import { formatFieldError, servedAs, validateManifest, type FieldError } from '../../kubernetes';
import { asString } from '../../workload';
import type { WorldRule } from '../rule';
import { changed, together, WEB } from '../support/example';
import { unreadableOf, versionAssumed } from '../support/refusals';
import { restingOn } from '../support/resting-on';

/** A kind, or a version of it, that no API server in the supported range has. */
export const apiVersionUnserved: WorldRule = {
  id: 'api-version-unserved',
  title: 'A kind, or a version of it, that no API server in the supported range has',
  severity: 'error',
  effect: 'refused',
  message: '{refusal}',
  why: 'The API server does not know the kind in this version: the object is not applied, and what it was for is missing.',
  fix: '{mend}',
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  bad: [
    changed(WEB, { 'apiVersion: policy/v1': 'apiVersion: policy/v1beta1' }),
    together(WEB, 'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: { name: report }\n'),
  ],
  good: [WEB],
  *checkWorld(world) {
    for (const [error, manifest] of unreadableOf('Unserved', world)) {
      const { object } = manifest;
      const served = servedAs(asString(object['apiVersion']) ?? '', asString(object['kind']) ?? '');
      const field = error.path[0] === 'kind' ? 'kind' : 'apiVersion';
      const left = served ? validateManifest({ ...object, ...served }, world.kubernetesVersion) : [];
      const edits = served && left.length === 0 ? [{ path: error.path, value: served[field] }] : [];
      const mend = served
        ? `write ${field}: ${served[field]}${whatElse(left)}`
        : (INSTEAD.get(asString(object['kind']) ?? '') ?? WITHOUT_HOME[field]);
      yield {
        resource: manifest,
        path: error.path,
        numbers: { refusal: formatFieldError(error), mend },
        edits,
        ...restingOn(versionAssumed(error, manifest, world)),
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

/** Another version may have other fields: with the version alone the object would be refused for them. */
function whatElse(left: readonly FieldError[]): string {
  const [first, ...others] = left;
  if (!first) return '';
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return `, and what that version has otherwise (${formatFieldError(first)}${more})`;
}
