import {
  validateAnyContainer,
  validateChoice,
  validateHooksAndProbes,
} from '../../../../lib/kubernetes/validation/containers/validate-container';
import { words } from '../words';

const CONTEXT = { version: '1.36' } as const;
const errorsOf = (container: object) => words(validateAnyContainer({ ...container }, CONTEXT, ['c']));

test.each([
  [{ name: 'app', image: 'web:1' }, []],
  [{}, ['c.name: Required value', 'c.image: Required value']],
  [{ name: 'a.b', image: 'web:1' }, ['c.name: Invalid value: "a.b": must not contain dots']],
  [
    { name: 'app', image: 'web', imagePullPolicy: 'Sometimes' },
    ['c.imagePullPolicy: Unsupported value: "Sometimes": supported values: "Always", "IfNotPresent", "Never"'],
  ],
  [
    { name: 'app', image: 'web', terminationMessagePolicy: 'x' },
    ['c.terminationMessagePolicy: Unsupported value: "x": supported values: "File", "FallbackToLogsOnError"'],
  ],
  [
    { name: 'app', image: 'web', ports: [{}], env: [{}] },
    ['c.ports[0].containerPort: Required value', 'c.env[0].name: Required value'],
  ],
])('The container %j has the errors %j', (container, errors) => {
  expect(errorsOf(container)).toEqual(errors);
});

test('An empty choice is the default', () => {
  expect(validateChoice({ policy: '' }, 'policy', ['A'], ['c'])).toEqual([]);
  expect(validateChoice({}, 'policy', ['A'], ['c'])).toEqual([]);
  expect(validateChoice({ policy: 'B' }, 'policy', ['A'], ['c'])).toHaveLength(1);
});

test('Hooks are looked at before probes, and liveness before readiness before startup', () => {
  const container = { lifecycle: { preStop: {} }, livenessProbe: {}, readinessProbe: {}, startupProbe: {} };
  expect(validateHooksAndProbes(container, 30, CONTEXT, []).map(({ path }) => path[0])).toEqual([
    'lifecycle',
    'livenessProbe',
    'readinessProbe',
    'startupProbe',
  ]);
});
