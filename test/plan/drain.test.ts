import fc from 'fast-check';
import type { OnSigterm } from '../../lib/facts';
import { killedAt } from '../../lib/kubernetes';
import { lastRequestDone, outlivesRequests, shortestGrace, shortestPreStop, type DrainFacts } from '../../lib/plan';
import { drainFacts, onSigterm, upTo } from './arbitrary-release';

const L = 10; // drain lag
const R = 20; // longest request
const W = 4; // keeps serving

const facts = (behaviour: OnSigterm): DrainFacts => ({ onSigterm: behaviour, drainLag: L, longestRequest: R });
const keepsServing = (seconds: number): OnSigterm => ({ kind: 'keeps-serving', for: seconds });

describe('the bounds', () => {
  // The hook S, and from it the grace period G: SIGKILL comes at S + max(2, G - floor(S)).
  test.each<[string, OnSigterm, number, number]>([
    ['drains: it serves until the last request has arrived, then for the longest one', { kind: 'drains' }, L, L + R],
    ['keeps serving: what it serves after SIGTERM need not be waited for', keepsServing(W), L - W, L + R],
    ['keeps serving for longer than requests arrive: no wait', keepsServing(L + 5), 0, L + 5 + R],
    ['exits at once: the last request has to be done before', { kind: 'exits' }, L + R, L + R],
    ['ignores SIGTERM: only SIGKILL has to wait', { kind: 'ignores' }, 0, L + R],
    ['is unknown: it may exit at once, and it may drain', { kind: 'unknown' }, L + R, L + R + R],
  ])('an application that %s', (_title, behaviour, hook, grace) => {
    expect(shortestPreStop(facts(behaviour))).toBe(hook);
    expect(shortestGrace(facts(behaviour), hook)).toBe(grace);
    expect(outlivesRequests(facts(behaviour), hook, grace)).toBe(true);
  });

  test.each<[string, OnSigterm]>([
    ['drains', { kind: 'drains' }],
    ['keeps serving', keepsServing(W)],
    ['ignores SIGTERM', { kind: 'ignores' }],
    ['is unknown', { kind: 'unknown' }],
  ])('an application that %s loses requests one second below', (_title, behaviour) => {
    const hook = shortestPreStop(facts(behaviour));
    expect(outlivesRequests(facts(behaviour), hook, shortestGrace(facts(behaviour), hook) - 1)).toBe(false);
  });

  test('two seconds between SIGTERM and SIGKILL are there however short the grace period is', () => {
    expect(killedAt(10, 10)).toBe(12);
    expect(shortestGrace({ onSigterm: { kind: 'drains' }, drainLag: L, longestRequest: 2 }, 10)).toBe(10);
    expect(shortestGrace({ onSigterm: { kind: 'drains' }, drainLag: L, longestRequest: 2.5 }, 10)).toBe(13);
  });

  test('those two seconds are there, too, where nobody knows what SIGTERM does', () => {
    expect(shortestGrace({ onSigterm: { kind: 'unknown' }, drainLag: L, longestRequest: 2 }, 12)).toBe(12);
    expect(shortestGrace({ onSigterm: { kind: 'unknown' }, drainLag: L, longestRequest: 3 }, 12)).toBe(15);
  });

  test('only the whole seconds of a hook are taken off the grace period', () => {
    expect(killedAt(4.9, 10)).toBeCloseTo(4.9 + 6);
    expect(shortestGrace({ onSigterm: { kind: 'drains' }, drainLag: 4.9, longestRequest: 6 }, 4.9)).toBe(10);
  });

  test('a hook is cut at the grace period, and SIGTERM comes then', () => {
    expect(outlivesRequests({ onSigterm: { kind: 'drains' }, drainLag: L, longestRequest: 2 }, 60, 10)).toBe(true);
    expect(outlivesRequests({ onSigterm: { kind: 'drains' }, drainLag: L, longestRequest: 3 }, 60, 10)).toBe(false);
  });
});

describe('requests and their lack', () => {
  const exits = { onSigterm: { kind: 'exits' }, drainLag: 0, longestRequest: R } as const;

  test('a worker that nothing sends requests to need not wait for any', () => {
    expect(shortestPreStop(exits)).toBe(0);
    expect(shortestPreStop({ ...exits, serves: false })).toBe(0);
  });

  test('where no request arrives after the deletion, those that are being answered still have to be done', () => {
    expect(shortestPreStop({ ...exits, serves: true })).toBe(R);
    expect(shortestPreStop({ ...exits, onSigterm: { kind: 'unknown' }, serves: true })).toBe(R);
  });
});

describe('relations', () => {
  const hooks = upTo(300);

  test('the shortest grace period is enough, and the second below is not', () => {
    fc.assert(
      fc.property(drainFacts, hooks, (some, hook) => {
        const grace = shortestGrace(some, hook);
        expect(Number.isInteger(grace)).toBe(true);
        expect(grace).toBeGreaterThanOrEqual(hook);
        expect(outlivesRequests(some, hook, grace)).toBe(true);
        if (grace >= 1 && grace - 1 >= hook) expect(outlivesRequests(some, hook, grace - 1)).toBe(false);
      }),
    );
  });

  test('a longer hook of whole seconds never lowers the grace period', () => {
    fc.assert(
      fc.property(drainFacts, fc.nat({ max: 300 }), fc.nat({ max: 300 }), (some, hook, more) => {
        expect(shortestGrace(some, hook + more)).toBeGreaterThanOrEqual(shortestGrace(some, hook));
      }),
    );
  });

  test('a longer lag, or a longer request, never makes anything shorter', () => {
    fc.assert(
      fc.property(drainFacts, hooks, upTo(50), upTo(50), (some, hook, lag, request) => {
        const worse = { ...some, drainLag: some.drainLag + lag, longestRequest: some.longestRequest + request };
        expect(shortestPreStop(worse)).toBeGreaterThanOrEqual(shortestPreStop(some));
        expect(shortestGrace(worse, hook)).toBeGreaterThanOrEqual(shortestGrace(some, hook));
      }),
    );
  });

  test('an unknown application waits as long as any other', () => {
    fc.assert(
      fc.property(drainFacts, onSigterm, (some, behaviour) => {
        const unknown = shortestPreStop({ ...some, onSigterm: { kind: 'unknown' }, serves: true });
        expect(unknown).toBeGreaterThanOrEqual(shortestPreStop({ ...some, onSigterm: behaviour }));
      }),
    );
  });

  test('no request starts after the last one is done', () => {
    fc.assert(
      fc.property(drainFacts, upTo(20), (some, more) => {
        const hook = shortestPreStop(some) + more;
        expect(lastRequestDone(some, hook)).toBeGreaterThanOrEqual(some.drainLag);
      }),
    );
  });
});
