import { check } from '../../lib/check';
import { AUTOSCALER, BUDGET, changed, DEPLOYMENT, SERVICE, together } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';
import { UNSTATED } from './support/unstated';

const REPLICA_SET = {
  'kind: Deployment': 'kind: ReplicaSet',
  'strategy:': '',
  'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': '',
};
const UNTOLD = changed(DEPLOYMENT, { ...REPLICA_SET, ...UNSTATED });
const STATED = changed(DEPLOYMENT, REPLICA_SET);
const CONTROLLER = UNTOLD.replace('apps/v1\nkind: ReplicaSet', 'v1\nkind: ReplicationController').replace(
  /selector:\n\s+matchLabels: (\{.*\})/,
  'selector: $1',
);

const graveness = (...texts: readonly [string, ...string[]]) =>
  check(manifestsIn(together(SERVICE, ...texts)))
    .findings.filter(({ rule }) => rule === 'replica-set-alone')
    .map(({ severity }) => severity);

test.each([
  ['a ReplicaSet', UNTOLD],
  ['a ReplicationController', CONTROLLER],
])('%s of nobody is only worth knowing where nothing shows that somebody releases it', (_, text) => {
  expect(graveness(text)).toEqual(['info']);
});

test.each<[string, readonly [string, ...string[]]]>([
  ['facts', [STATED]],
  ['a budget', [UNTOLD, BUDGET]],
  [
    'an autoscaler',
    [UNTOLD.replace('  replicas: 3\n', ''), AUTOSCALER.replace('kind: Deployment', 'kind: ReplicaSet')],
  ],
])('it is as grave as ever where somebody has written %s for it', (_, texts) => {
  expect(graveness(...texts)).toEqual(['error']);
});
