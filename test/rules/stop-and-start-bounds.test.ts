import fc from 'fast-check';
import { check, type Finding, type JsonObject } from '../../lib/check';
import { withEdits } from './support/with-edits';
import { runs } from '../properties/runs';

/** A workload whose numbers are free, and the facts that they have to fit. */
interface Numbers {
  readonly onSigterm: 'drains' | 'keeps-serving' | 'exits' | 'ignores' | 'unknown';
  readonly servesOn: number;
  readonly lag: number;
  readonly request: number;
  readonly hook: number;
  readonly grace: number;
  readonly start: number;
  readonly delay: number;
  readonly period: number;
  readonly threshold: number;
  readonly firstUse: number;
  readonly minReady: number;
  readonly deadline: number;
}

/** Everything fits: each property turns at a few of the numbers only. */
const FITTING: Numbers = {
  onSigterm: 'drains',
  servesOn: 0,
  lag: 5,
  request: 5,
  hook: 20,
  grace: 60,
  start: 10,
  delay: 0,
  period: 1,
  threshold: 11,
  firstUse: 5,
  minReady: 30,
  deadline: 600,
};

const upTo = (most: number, least = 0) => fc.integer({ min: least, max: most });

const stops = fc.record({
  onSigterm: fc.constantFrom('drains', 'keeps-serving', 'exits', 'ignores', 'unknown'),
  servesOn: upTo(12, 1),
  lag: upTo(12, 1),
  request: upTo(20, 1),
  hook: upTo(30),
  grace: upTo(40, 1),
});

function deployment(numbers: Partial<Numbers>): JsonObject {
  const it = { ...FITTING, ...numbers };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'web',
      annotations: {
        'zero-downtime/slowest-start': `${it.start}s`,
        'zero-downtime/longest-request': `${it.request}s`,
        'zero-downtime/on-sigterm': it.onSigterm === 'keeps-serving' ? `keeps-serving ${it.servesOn}s` : it.onSigterm,
        'zero-downtime/traffic': `cluster-ip(drain-lag=${it.lag}s first-use=${it.firstUse}s)`,
      },
    },
    spec: {
      replicas: 2,
      minReadySeconds: it.minReady,
      progressDeadlineSeconds: it.deadline,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          terminationGracePeriodSeconds: it.grace,
          containers: [
            {
              name: 'web',
              image: 'registry.example.com/web:1',
              ports: [{ containerPort: 80 }],
              startupProbe: {
                tcpSocket: { port: 80 },
                initialDelaySeconds: it.delay,
                periodSeconds: it.period,
                failureThreshold: it.threshold,
              },
              readinessProbe: { tcpSocket: { port: 80 } },
              ...(it.hook > 0 && { lifecycle: { preStop: { exec: { command: ['sleep', String(it.hook)] } } } }),
            },
          ],
        },
      },
    },
  };
}

const findingOf = (object: JsonObject, id: string): Finding | undefined =>
  check([{ object }]).findings.find(({ rule }) => rule === id);

const fires = (numbers: Partial<Numbers>, id: string) => findingOf(deployment(numbers), id) !== undefined;

/** How long the hook has to wait: until no request arrives any more, and where SIGTERM ends all, until they are done. */
function wait({ onSigterm, lag, request, servesOn }: Numbers): number {
  const waits = {
    drains: lag,
    'keeps-serving': lag - servesOn,
    exits: lag + request,
    ignores: 0,
    unknown: lag + request,
  };
  return Math.max(0, waits[onSigterm]);
}

/** Whether a hook that waits long enough is not cut, and SIGKILL comes after the last request. */
function graceSuffices(it: Numbers, grace: number): boolean {
  const hook = Math.min(Math.max(it.hook, wait(it)), grace);
  const killed = hook + Math.max(2, grace - hook);
  const done = {
    drains: hook + it.request,
    'keeps-serving': hook + it.servesOn + it.request,
    exits: hook,
    ignores: it.lag + it.request,
    unknown: hook + it.request,
  }[it.onSigterm];
  return hook >= wait(it) && killed >= done;
}

const smallest = (suffices: (value: number) => boolean) =>
  Array.from({ length: 1000 }, (_, value) => value).find(suffices);

describe('every numeric rule turns exactly at its bound', () => {
  test('a hook that waits as long as requests arrive is long enough, one second less is not', () => {
    fc.assert(
      fc.property(stops, (drawn) => {
        const needed = wait({ ...FITTING, ...drawn });
        const grace = 100;
        expect(fires({ ...drawn, grace, hook: needed }, 'pre-stop-too-short')).toBe(false);
        if (needed > 0) expect(fires({ ...drawn, grace, hook: needed - 1 }, 'pre-stop-too-short')).toBe(true);
      }),
      runs(30),
    );
  });

  test('a grace period is too short exactly where a hook is cut, or SIGKILL comes before the last request is done', () => {
    fc.assert(
      fc.property(stops, (drawn) => {
        const it = { ...FITTING, ...drawn };
        const enough = { ...drawn, hook: Math.max(drawn.hook, wait(it)) };
        expect(fires(enough, 'grace-too-short')).toBe(!graceSuffices(it, drawn.grace));
      }),
      runs(60),
    );
  });

  test('the fix of a grace period is the smallest one that suffices and does not cut the hook', () => {
    fc.assert(
      fc.property(stops, (drawn) => {
        const it = { ...FITTING, ...drawn };
        const finding = findingOf(deployment(drawn), 'grace-too-short');
        if (!finding) return;
        const hook = Math.max(it.hook, wait(it));
        const fits = smallest((grace) => grace >= hook && graceSuffices(it, grace));
        expect(finding.numbers['smallest']).toBe(fits);
      }),
      runs(60),
    );
  });

  test('a hook and the grace period of its fix lose nothing', () => {
    fc.assert(
      fc.property(stops, (drawn) => {
        const object = deployment(drawn);
        const findings = check([{ object }]).findings.filter(({ rule }) =>
          ['pre-stop-too-short', 'grace-too-short'].includes(rule),
        );
        const mended = withEdits(
          object,
          findings.flatMap(({ edits }) => edits),
        ) as JsonObject;
        const left = check([{ object: mended }]).findings.map(({ rule }) => rule);
        expect(left).not.toContain('pre-stop-too-short');
        expect(left).not.toContain('grace-too-short');
      }),
      runs(30),
    );
  });

  test('a startup probe is patient enough from D - 1 + (F - 1) P on, or (F - 1) P without a delay, and the fix is the smallest threshold', () => {
    fc.assert(
      fc.property(upTo(60, 1), upTo(20), upTo(9, 1), upTo(30, 1), (start, delay, period, threshold) => {
        const numbers = { start, delay, period, threshold };
        const isPatient = (times: number) => Math.max(0, delay - 1) + (times - 1) * period >= start;
        const finding = findingOf(deployment(numbers), 'startup-too-short');
        expect(finding === undefined).toBe(isPatient(threshold));
        if (finding) expect(finding.numbers['smallest']).toBe(smallest((times) => times > 0 && isPatient(times)));
      }),
      runs(40),
    );
  });

  test('a rollout waits long enough from the first use on', () => {
    fc.assert(
      fc.property(upTo(60), upTo(60), (firstUse, minReady) => {
        const finding = findingOf(deployment({ firstUse, minReady }), 'min-ready-too-short');
        expect(finding?.numbers['smallest']).toBe(minReady < firstUse ? firstUse : undefined);
      }),
      runs(20),
    );
  });

  test('a deadline is long enough above the latest start, minReadySeconds and the pull', () => {
    fc.assert(
      fc.property(upTo(30, 1), upTo(9, 1), upTo(60), (threshold, period, minReady) => {
        const numbers = { threshold, period, minReady, start: 1 };
        const fixed = findingOf(deployment({ ...numbers, deadline: minReady + 1 }), 'progress-deadline-too-short');
        const deadline = Number(fixed?.numbers['smallest']);
        const latest = period + (threshold - 1) * period + 1;
        expect(deadline).toBeGreaterThan(latest + minReady);
        expect(fires({ ...numbers, deadline }, 'progress-deadline-too-short')).toBe(false);
        expect(fires({ ...numbers, deadline: deadline - 1 }, 'progress-deadline-too-short')).toBe(true);
      }),
      runs(20),
    );
  });
});
