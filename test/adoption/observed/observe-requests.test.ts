import { isQueryResult, observeAccessLog, observeQueryResult } from '../../../lib/adoption';

const lines = (...objects: readonly object[]) => objects.map((one) => JSON.stringify(one)).join('\n');

test('an access log tells its longest request, and what 999 of 1000 take', () => {
  const times = Array.from({ length: 2000 }, (_, index) => ({ request_time: String((index + 1) / 1000) }));
  const { requests } = observeAccessLog(lines(...times), 'access.log');
  expect(requests).toMatchObject({ count: 2000, p999: 1.998, largest: 2 });
});

test.each<[string, object, number]>([
  ['nginx, in seconds', { request_time: '1.5' }, 1.5],
  ['nginx with two upstreams, one after the other', { upstream_response_time: '0.5, 1.25' }, 1.75],
  ['Traefik, in nanoseconds', { Duration: 1_500_000_000 }, 1.5],
  ['a field in milliseconds', { duration_ms: 1500 }, 1.5],
])('durations are read as %s writes them', (_, line, seconds) => {
  expect(observeAccessLog(lines(line), 'x').requests.largest).toBeCloseTo(seconds, 9);
});

test('lines without a time, and lines that are no JSON, are passed over', () => {
  const text = `oops\n${lines({ request_time: '-' }, { request_time: '0.2' }, { other: 1 })}\n\n`;
  expect(observeAccessLog(text, 'x').requests).toMatchObject({ count: 1, largest: 0.2 });
});

test('a field whose unit nobody knows has to be told', () => {
  const text = lines({ took: 1500 });
  expect(() => observeAccessLog(text, 'x')).toThrow(/no line of x has one of the fields request_time/);
  expect(() => observeAccessLog(text, 'x', { field: 'took' })).toThrow(/nobody says what 'took' counts/);
  expect(observeAccessLog(text, 'x', { field: 'took', unit: 'ms' }).requests.largest).toBe(1.5);
});

test('a query of Prometheus tells one number for each workload, or the largest of many', () => {
  const result = {
    status: 'success',
    data: {
      resultType: 'matrix',
      result: [
        {
          metric: { deployment: 'web' },
          values: [
            [1, '0.2'],
            [2, '3.5'],
            [3, 'NaN'],
          ],
        },
        { metric: { service: 'api', pod: 'api-1' }, value: [1, '0.7'] },
        { metric: { code: '200' }, value: [1, '+Inf'] },
      ],
    },
  };
  expect(isQueryResult(result)).toBe(true);
  expect(
    observeQueryResult(result, 'q.json').map(({ name, requests }) => [name, requests.largest, requests.count]),
  ).toEqual([
    ['web', 3.5, 2],
    ['api', 0.7, 1],
  ]);
});

test('another JSON is no result of a query', () => {
  expect(isQueryResult({ status: 'error' })).toBe(false);
  expect(isQueryResult([])).toBe(false);
});
