import { drainDecision, type DrainedPod, type DrainOptions } from '../../../lib/kubernetes';

const POD: DrainedPod = { phase: 'Running', owner: 'controller' };

// staging/src/k8s.io/kubectl/pkg/cmd/drain/drain_test.go TestDrain; pkg/drain/filters_test.go
test.each<[string, Partial<DrainedPod>, DrainOptions, string]>([
  ['of a controller', {}, {}, 'evict'],
  ['of a DaemonSet', { owner: 'daemon-set' }, {}, 'refuse'],
  ['of a DaemonSet, forced', { owner: 'daemon-set' }, { force: true }, 'refuse'],
  ['of a DaemonSet, ignored', { owner: 'daemon-set' }, { ignoreDaemonSets: true }, 'skip'],
  ['of a DaemonSet that is gone', { owner: 'missing-daemon-set' }, { ignoreDaemonSets: true }, 'refuse'],
  ['of a DaemonSet that is gone, forced', { owner: 'missing-daemon-set' }, { force: true }, 'evict'],
  ['of nobody', { owner: 'none' }, {}, 'refuse'],
  ['of nobody, forced', { owner: 'none' }, { force: true }, 'evict'],
  ['of nobody that has ended', { owner: 'none', phase: 'Succeeded' }, {}, 'evict'],
  ['with an emptyDir', { emptyDir: true }, { force: true }, 'refuse'],
  ['with an emptyDir to be deleted', { emptyDir: true }, { deleteEmptyDirData: true }, 'evict'],
  ['with an emptyDir that has ended', { emptyDir: true, phase: 'Failed' }, {}, 'evict'],
  ['that is static', { mirror: true, owner: 'none' }, {}, 'skip'],
  ['that goes for long', { deletingFor: 11 }, { skipWaitForDeleteTimeout: 10 }, 'skip'],
  ['that goes for a while', { deletingFor: 10.9 }, { skipWaitForDeleteTimeout: 10 }, 'evict'],
])('A pod %s', (_, pod, options, action) => {
  expect(drainDecision({ ...POD, ...pod }, options).action).toBe(action);
});

test('kubectl says why it refuses and what it does by force', () => {
  expect(drainDecision({ ...POD, owner: 'none' }, {}).message).toContain('--force');
  expect(drainDecision({ ...POD, owner: 'none' }, { force: true }).message).toContain('declare no controller');
  expect(drainDecision(POD, {}).message).toBe('');
});
