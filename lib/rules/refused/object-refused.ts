import type { WorldRule } from '../rule';
import { changed, together, WEB } from '../support/example';
import { refusalsOfKinds } from '../support/refusals';

/** What a release brings along, beside the objects that have rules of their own. */
const KINDS = [
  ...['ConfigMap', 'Secret', 'Namespace', 'NetworkPolicy', 'PersistentVolumeClaim', 'PodTemplate', 'ServiceAccount'],
];

const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  colour: blue\n';

/** An object of another kind that the API server refuses. */
export const objectRefused: WorldRule = {
  id: 'object-refused',
  title: 'An object of another kind that the API server refuses',
  severity: 'error',
  effect: 'refused',
  message: '{refusal}',
  why: 'The API server refuses the object: pods that need it do not start, and a release stops half-way.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/apis/core/validation/validation.go',
  ],
  bad: [
    together(WEB, changed(CONFIG, { 'name: web': 'name: web_config' })),
    together(WEB, changed(CONFIG, { 'colour: blue': '"main colour": blue' })),
  ],
  good: [together(WEB, CONFIG)],
  checkWorld: (world) => refusalsOfKinds(KINDS, world),
};
