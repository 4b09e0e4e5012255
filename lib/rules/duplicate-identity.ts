import { identityOf } from '../workload';
import type { WorldRule } from './rule';
import { changed, SERVICE, together, WEB } from './support/example';

/** Two objects of which one overwrites the other. */
export const duplicateIdentity: WorldRule = {
  id: 'duplicate-identity',
  title: 'Two objects of which one overwrites the other',
  severity: 'error',
  effect: 'lost-requests',
  message: '{kind} {name} is written more than once for the namespace {namespace}{where}',
  why: 'Both are one object in the cluster: the one that is applied later overwrites the other, with all that it has.',
  fix: 'give one of them another name or namespace, or take it away',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  bad: [
    together(
      WEB,
      changed(SERVICE, { 'ports: [{ port: 80, targetPort: http }]': 'ports: [{ port: 8080, targetPort: http }]' }),
    ),
  ],
  good: [
    together(
      WEB,
      changed(SERVICE, {
        'name: web': 'name: web-admin',
        'ports: [{ port: 80, targetPort: http }]': 'ports: [{ port: 8080, targetPort: http }]',
      }),
    ),
  ],
  *checkWorld({ duplicates }) {
    for (const { first, again } of duplicates) {
      const { kind, namespace, name } = identityOf(again);
      const place = first.file ?? first.construct;
      const where = place === undefined ? '' : `; before in ${place}`;
      yield { resource: again, path: ['metadata', 'name'], numbers: { kind, name, namespace, where } };
    }
  },
};
