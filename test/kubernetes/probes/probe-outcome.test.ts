import { execProbeOutcome, httpProbeOutcome, MAXIMUM_PROBE_REDIRECTS } from '../../../lib/kubernetes';

// pkg/probe/http/http_test.go TestHTTPProbeChecker_Redirects, TestHTTPProbeChecker
test.each([
  [200, 'success'],
  [204, 'success'],
  [299, 'success'],
  [199, 'failure'],
  [399, 'warning'],
  [400, 'failure'],
  [404, 'failure'],
  [500, 'failure'],
  [undefined, 'failure'],
])('Status %p in the end is a %s', (status, outcome) => {
  expect(httpProbeOutcome({ status })).toBe(outcome);
});

test('A redirect to another host is a warning, which counts as success', () => {
  expect(httpProbeOutcome({ status: 302, toAnotherHost: true })).toBe('warning');
});

test('Ten redirects are too many', () => {
  expect(httpProbeOutcome({ status: 200, redirects: MAXIMUM_PROBE_REDIRECTS })).toBe('failure');
  expect(httpProbeOutcome({ status: 200, redirects: MAXIMUM_PROBE_REDIRECTS - 1 })).toBe('success');
});

// pkg/probe/exec/exec_test.go TestExec
test.each([
  ['A command that ends with 0 succeeds', { exitCode: 0 }, 'success'],
  ['A command that ends otherwise fails', { exitCode: 1 }, 'failure'],
  ['A command that takes too long fails', { timedOut: true }, 'failure'],
  ['A command that cannot be started says nothing', {}, 'unknown'],
])('%s', (_, end, outcome) => {
  expect(execProbeOutcome(end)).toBe(outcome);
});
