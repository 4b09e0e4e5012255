import { validateAffinity } from '../../../../lib/kubernetes/validation/pods/validate-affinity';

const NEEDED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const TERM = { topologyKey: 'zone', labelSelector: { matchLabels: { app: 'web' } } };
const pathsOf = (affinity: unknown) =>
  validateAffinity(affinity, { version: '1.36' }, []).map(({ path }) => path.slice(1).join('.'));

// pkg/apis/core/validation/validation_test.go TestValidatePodSpec; messages of an API server.
test.each([
  ['A valid need', { podAntiAffinity: { [NEEDED]: [TERM] } }, []],
  ['A valid preference', { podAffinity: { [PREFERRED]: [{ weight: 100, podAffinityTerm: TERM }] } }, []],
  [
    'A preference without weight',
    { podAntiAffinity: { [PREFERRED]: [{ podAffinityTerm: TERM }] } },
    [`${PREFERRED}.0.weight`],
  ],
  [
    'A need without a topology',
    { podAffinity: { [NEEDED]: [{}] } },
    [`${NEEDED}.0.topologyKey`, `${NEEDED}.0.topologyKey`, `${NEEDED}.0.topologyKey`],
  ],
  [
    'A need with a bad selector',
    { podAffinity: { [NEEDED]: [{ ...TERM, labelSelector: { matchLabels: { a: 'b c' } } }] } },
    [`${NEEDED}.0.labelSelector.matchLabels`],
  ],
  [
    'A need in a bad namespace',
    { podAffinity: { [NEEDED]: [{ ...TERM, namespaces: ['a.b'] }] } },
    [`${NEEDED}.0.namespace`],
  ],
  ['A bad need of nodes', { nodeAffinity: { [NEEDED]: {} } }, [`${NEEDED}.nodeSelectorTerms`]],
  ['No affinity', undefined, []],
])('%s', (_, affinity, paths) => {
  expect(pathsOf(affinity)).toEqual(paths);
});
