import { latestStart } from '../../lib/plan/latest-start';
import type { ContainerReleaseFacts } from '../../lib/plan';

const container = (name: string, slowestStart: number, kind: Partial<ContainerReleaseFacts> = {}) => ({
  facts: {
    name,
    serves: name === 'main',
    slowestStart,
    onSigterm: { kind: 'drains' },
    preStop: { form: 'wait' },
    ...kind,
  } as ContainerReleaseFacts,
  probes: {},
});

describe('when all containers of a pod have started at the latest', () => {
  test('those that start together take as long as the slowest of them', () => {
    expect(latestStart([container('main', 60), container('agent', 90)]).seconds).toBe(90);
  });

  test('init containers and sidecars come first, one after the other', () => {
    const { seconds, steps } = latestStart([
      container('main', 300),
      container('agent', 10),
      container('migrate', 100, { init: true }),
      container('proxy', 300, { sidecar: true }),
    ]);
    expect(seconds).toBe(100 + 300 + 300);
    expect(steps.map(({ name }) => name)).toEqual(['migrate', 'proxy', 'main']);
  });

  test('every success that readiness needs comes on top', () => {
    const readiness = { initialDelay: 0, period: 5, timeout: 2, failureThreshold: 3, successThreshold: 3 };
    const main = { ...container('main', 60), probes: { readiness } };
    expect(latestStart([main]).seconds).toBe(60 + 2 * 5);
  });

  test('a pod of which nothing is known starts at once', () => {
    expect(latestStart([])).toEqual({ seconds: 0, steps: [] });
  });
});
