import type { KubernetesVersion } from '../../../../lib/kubernetes';
import {
  isSidecar,
  validateInitRestartPolicy,
  validateRestartPolicyOfContainer,
} from '../../../../lib/kubernetes/validation/containers/validate-container-restart-policy';
import { words } from '../words';

const RULE = { action: 'Restart', exitCodes: { operator: 'In', values: [42] } };

test.each<[KubernetesVersion, string, boolean]>([
  ['1.28', 'Always', false],
  ['1.29', 'Always', true],
  ['1.36', 'Always', true],
  ['1.36', 'Never', false],
])('On Kubernetes %s an init container with the policy %s is a sidecar: %p', (version, restartPolicy, expected) => {
  expect(isSidecar({ restartPolicy }, version)).toBe(expected);
});

// pkg/apis/core/validation/validation.go and pkg/api/pod/util.go of v1.28, v1.33, v1.34 and v1.36.
test.each<[KubernetesVersion, object, readonly string[]]>([
  ['1.30', {}, []],
  ['1.30', { restartPolicy: 'Always' }, ['c.restartPolicy: Forbidden: may not be set for non-init containers']],
  ['1.34', { restartPolicy: 'Whatever' }, []],
  ['1.35', { restartPolicy: 'Never', restartPolicyRules: [RULE] }, []],
  [
    '1.35',
    { restartPolicy: 'Whatever' },
    ['c.restartPolicy: Unsupported value: "Whatever": supported values: "Always", "Never", "OnFailure"'],
  ],
  [
    '1.35',
    { restartPolicyRules: [RULE] },
    ['c.restartPolicy: Required value: must specify restartPolicy when restart rules are used'],
  ],
  [
    '1.35',
    { restartPolicy: 'Never', restartPolicyRules: [{ action: 'Restart' }] },
    ['c.restartPolicyRules[0].exitCodes: Required value: must be specified'],
  ],
  [
    '1.35',
    { restartPolicy: 'Never', restartPolicyRules: [{ ...RULE, action: 'RestartAllContainers' }] },
    ['c.restartPolicyRules[0].action: Unsupported value: "RestartAllContainers": supported values: "Restart"'],
  ],
  ['1.36', { restartPolicy: 'Never', restartPolicyRules: [{ ...RULE, action: 'RestartAllContainers' }] }, []],
])('On Kubernetes %s a container with %j has the errors %j', (version, container, errors) => {
  expect(words(validateRestartPolicyOfContainer({ ...container }, version, ['c']))).toEqual(errors);
});

test.each<[KubernetesVersion, object, readonly string[]]>([
  ['1.28', { restartPolicy: 'Never' }, []],
  ['1.30', { restartPolicy: 'Always' }, []],
  ['1.30', { restartPolicy: 'Never' }, ['c.restartPolicy: Unsupported value: "Never": supported values: "Always"']],
  ['1.34', { restartPolicy: 'Never' }, []],
  ['1.36', { restartPolicy: 'Never' }, []],
  [
    '1.35',
    { restartPolicy: 'Always', restartPolicyRules: [RULE] },
    [
      'c.restartPolicyRules: Forbidden: restartPolicyRules are not allowed for init containers with restart policy Always',
    ],
  ],
  ['1.36', { restartPolicy: 'Always', restartPolicyRules: [RULE] }, []],
  [
    '1.36',
    { restartPolicyRules: [{}] },
    ['c.restartPolicy: Required value: must specify restartPolicy when restart rules are used'],
  ],
])('On Kubernetes %s an init container with %j has the errors %j', (version, container, errors) => {
  expect(words(validateInitRestartPolicy({ ...container }, version, ['c']))).toEqual(errors);
});
