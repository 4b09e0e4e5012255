import fc from 'fast-check';
import { startupGuarantee } from '../../lib/kubernetes';
import { smallestStartupThreshold } from '../../lib/plan';
import { simulate, type Outcome } from '../../lib/simulation';
import { web } from './manifests';
import { runs } from '../properties/runs';

interface Liveness {
  readonly delay: number;
  readonly period: number;
  readonly threshold: number;
}

/** What becomes of the pods of a rollout whose liveness probe may kill them while they start. */
function rollout(start: number, { delay, period, threshold }: Liveness): Outcome {
  const world = web({
    facts: { 'slowest-start': `${start}s` },
    readiness: `{ httpGet: { path: /ready, port: http }, periodSeconds: 1 }
          livenessProbe: { httpGet: { path: /live, port: http }, initialDelaySeconds: ${delay}, periodSeconds: ${period}, failureThreshold: ${threshold} }`,
  });
  return simulate(world, { scenarios: ['rollout'], fix: false })[0] as Outcome;
}

/** A pod that is killed each time before it serves never becomes ready. */
const isKilled = ({ end }: Outcome) => !end.done;

const liveness = fc.record({
  delay: fc.nat({ max: 40 }),
  period: fc.integer({ min: 1, max: 20 }),
  threshold: fc.integer({ min: 1, max: 20 }),
});

const guaranteeOf = ({ delay, period, threshold }: Liveness) =>
  startupGuarantee({ initialDelay: delay, period, timeout: 1, successThreshold: 1, failureThreshold: threshold });

test('a start that takes as long as is guaranteed is never cut, and one that takes longer may be', () => {
  fc.assert(
    fc.property(liveness, (probe) => {
      const guarantee = guaranteeOf(probe);
      expect(isKilled(rollout(guarantee, probe))).toBe(false);
      expect(isKilled(rollout(guarantee + 0.1, probe))).toBe(true);
    }),
    runs(6),
  );
});

test('the smallest threshold that check proposes is enough in the simulation', () => {
  fc.assert(
    fc.property(liveness, fc.integer({ min: 1, max: 3000 }), (probe, tenths) => {
      const start = tenths / 10;
      const threshold = smallestStartupThreshold(start, probe.period, probe.delay);
      expect(isKilled(rollout(start, { ...probe, threshold }))).toBe(false);
    }),
    runs(6),
  );
});
