import { pageData } from '../../../lib/report/html/page-data';
import { simulationJson, simulationJunit, simulationText, type SimulationReport } from '../../../lib/report/simulation';
import { failsRun } from '../../../lib/simulation';
import { SAFE, simulated } from './a-simulation';

const safe = simulated(SAFE, { scenarios: ['rollout'] });
const words = 'it was not watched to its end: after 900 s, 1 of 3 pods were as they are wanted';
const end = { done: false, why: '1 of 3 pods were as they are wanted', watchedUntil: 900, isCutOff: true } as const;
const unknown: SimulationReport = {
  ...safe,
  outcomes: safe.outcomes.map((one) => ({ ...one, verdict: 'unknown', doubts: [words], end })),
  summary: { ...safe.summary, unknown: 1 },
};

describe('An outcome of which nobody can say', () => {
  test('fails a run', () => {
    expect(safe.outcomes.map(failsRun)).toEqual([false]);
    expect(unknown.outcomes.map(failsRun)).toEqual([true]);
    expect(failsRun({ voluntary: false, verdict: 'unknown' })).toBe(true);
  });

  test('is neither safe nor stuck in text, and tells why', () => {
    const text = simulationText(unknown).replace(/\s+/g, ' ');
    expect(text).toContain('rollout ? UNKNOWN 0 0');
    expect(text).toContain('> 15:00 min');
    expect(text).toContain(words);
    expect(text).toContain('of 1 nobody can say');
    expect(text).not.toMatch(/safe|never ends|fix:/);
    expect(simulationText(unknown, { ascii: true })).toContain('UNKNOWN');
  });

  test('is a failure in JUnit, with its reason', () => {
    expect(simulationJunit(unknown)).toContain(`<failure message="loses nothing; not over after 15:00 min; ${words}`);
  });

  test('has its verdict and its reasons in JSON', () => {
    const { outcomes, summary } = JSON.parse(simulationJson(unknown)) as SimulationReport;
    expect(outcomes).toMatchObject([{ verdict: 'unknown', doubts: [words], end: { isCutOff: true } }]);
    expect(summary.unknown).toBe(1);
  });

  test('has its reasons on the page', () => {
    expect(JSON.stringify(pageData(unknown))).toContain(words);
  });
});
