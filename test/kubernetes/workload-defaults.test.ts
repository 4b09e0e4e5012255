import { DAEMON_SET_DEFAULTS, DEPLOYMENT_DEFAULTS, POD_DEFAULTS, STATEFUL_SET_DEFAULTS } from '../../lib/kubernetes';

// pkg/apis/apps/v1/defaults_test.go, pkg/apis/core/v1/defaults_test.go
test('A Deployment that says nothing has one pod and rolls by a quarter', () => {
  expect(DEPLOYMENT_DEFAULTS).toEqual({
    replicas: 1,
    strategyType: 'RollingUpdate',
    maxSurge: '25%',
    maxUnavailable: '25%',
    minReadySeconds: 0,
    progressDeadlineSeconds: 600,
    revisionHistoryLimit: 10,
  });
});

test('A StatefulSet that says nothing has one pod and starts in order', () => {
  expect(STATEFUL_SET_DEFAULTS).toMatchObject({ replicas: 1, podManagementPolicy: 'OrderedReady', partition: 0 });
});

test('A DaemonSet that says nothing replaces one pod at a time, without surge', () => {
  expect(DAEMON_SET_DEFAULTS).toMatchObject({ maxSurge: 0, maxUnavailable: 1, minReadySeconds: 0 });
});

test('A pod that says nothing has 30 s to stop and restarts its containers', () => {
  expect(POD_DEFAULTS).toMatchObject({ terminationGracePeriodSeconds: 30, restartPolicy: 'Always' });
});
