import { PROBE_DEFAULTS, probeTiming } from '../../../lib/kubernetes';

// pkg/apis/core/v1/defaults.go SetDefaults_Probe
test('A probe that says nothing runs every 10 s, waits 1 s, fails after 3 failures and succeeds after 1 success', () => {
  expect(PROBE_DEFAULTS).toEqual({ initialDelay: 0, period: 10, timeout: 1, successThreshold: 1, failureThreshold: 3 });
});

test.each([
  ['nothing', {}],
  ['zeros', { periodSeconds: 0, timeoutSeconds: 0, successThreshold: 0, failureThreshold: 0, initialDelaySeconds: 0 }],
  ['nulls', { periodSeconds: null, timeoutSeconds: null }],
  ['texts', { periodSeconds: '5' }],
  ['no mapping', null],
  ['no probe', undefined],
])('%s in a probe is the default', (_, probe) => {
  expect(probeTiming(probe)).toEqual(PROBE_DEFAULTS);
});

test('What a probe says counts', () => {
  const probe = {
    httpGet: { port: 80 },
    initialDelaySeconds: 7,
    periodSeconds: 2,
    timeoutSeconds: 3,
    successThreshold: 4,
    failureThreshold: 5,
  };
  const timing = { initialDelay: 7, period: 2, timeout: 3, successThreshold: 4, failureThreshold: 5 };
  expect(probeTiming(probe)).toEqual(timing);
});
