import { formatFieldError, servedAs } from '../kubernetes';
import { asString } from '../workload';
import type { WorldRule } from './rule';
import { changed, together, WEB } from './support/example';
import { unreadableOf } from './support/refusals';

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
      const mend = served
        ? `write ${field}: ${served[field]}`
        : field === 'kind'
          ? 'write a kind that Kubernetes has'
          : 'take the object away: Kubernetes has no such kind';
      const edits = served ? [{ path: error.path, value: served[field] }] : [];
      yield { resource: manifest, path: error.path, numbers: { refusal: formatFieldError(error), mend }, edits };
    }
  },
};
