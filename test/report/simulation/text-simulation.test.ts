import { simulationText } from '../../../lib/report/simulation';
import { LOSSY, NAKED, SAFE, simulated } from './a-simulation';

const rollout = simulated(LOSSY, { scenarios: ['rollout'] });
const lines = (text: string) => text.split('\n');

describe('A simulation as text', () => {
  test('names the verdict, what is lost, and the field to blame with its line', () => {
    const text = simulationText(rollout);
    expect(text).toMatch(/^ {2}rollout +✗ LOSES/m);
    expect(text).toMatch(/ --> web\.yaml:17:38\n +spec\.template\.spec\.terminationGracePeriodSeconds$/m);
    expect(text).toMatch(/1 scenario loses requests/);
  });

  test('tells what one field loses once, with what becomes of how many', () => {
    const text = simulationText(
      simulated(LOSSY.replace('request: 20s', 'request: 1s').replace('sigterm: drains', 'sigterm: exits'), {
        scenarios: ['rollout'],
      }),
    );
    const told = [...text.matchAll(/^ {7}(spec\.\S+)$/gm)].map(([, field]) => field);
    expect(new Set(told).size).toBe(told.length);
    expect(text.replace(/\s+/g, ' ')).toMatch(/ 600 lost \(\d+ [a-z ]+, \d+ [a-z ]+, \d+ [a-z ]+\), 3 times from/);
  });

  test('says of requests that were under way when it began when they were sent', () => {
    const [outcome] = rollout.outcomes;
    const [loss] = outcome?.losses ?? [];
    const early = { ...rollout, outcomes: [{ ...outcome, losses: [{ ...loss, from: -1, to: 0.3 }] }] };
    expect(simulationText(early as typeof rollout)).toMatch(/sent up to 1 s before it and until 0\.3 s at/);
  });

  test.each([80, 60, 100])('stays within %s columns', (width) => {
    for (const report of [simulated(LOSSY), simulated(LOSSY, { runs: 20 })]) {
      const drawn = lines(simulationText(report, { width, verbose: true })).filter((line) => !/^ {3,}/.test(line));
      const limit = Math.max(width, 80); // the table of verdicts needs that much
      expect(drawn.filter((line) => line.length > limit)).toEqual([]);
    }
  });

  test('needs nothing but ASCII where the locale knows no more', () => {
    const text = simulationText(simulated(LOSSY), { ascii: true, verbose: true });
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  });

  test('draws every pod from its first state to its last one', () => {
    const drawn = lines(simulationText(rollout)).filter((line) => /^ {2}web-\d/.test(line));
    expect(drawn.map((line) => line.slice(2, 11))).toEqual([
      ...['web-1 old', 'web-2 old', 'web-3 old'],
      ...['web-4 new', 'web-5 new', 'web-6 new'],
    ]);
    expect(drawn.slice(0, 3).every((line) => /█+[CR]+▒*░*$/.test(line))).toBe(true);
    expect(drawn.slice(3).every((line) => /·?─+━+█+$/.test(line))).toBe(true);
  });

  test('draws pods that look the same once, unless each is asked for', () => {
    const report = simulated(LOSSY.replace('replicas: 3', 'replicas: 20'), { scenarios: ['rollout'] });
    const bars = (verbose: boolean) =>
      lines(simulationText(report, { verbose })).filter((line) => /^ {2}web-\d/.test(line));
    expect(bars(true).length).toBe(40);
    expect(bars(false).length).toBeLessThan(20);
    expect(bars(false).join('\n')).toMatch(/^ {2}web-\d+ +\+\d/m);
  });

  test('says of scenarios that lose for reasons told before nothing but that', () => {
    const text = simulationText(simulated(LOSSY, { scenarios: ['rollout', 'rollback', 'scale-down'] }));
    expect(text).toMatch(/^rollback, scale-down: nothing but the same reasons/m);
  });

  test('tells the one change of a workload: each edit with what it is for, and what they cost', () => {
    const report = simulated(LOSSY, { changes: true });
    const text = simulationText(report).replace(/\s+/g, ' ');
    expect(text).toMatch(
      /the change: with it nothing is lost and everything ends, proved in all \d+ scenarios at once/,
    );
    expect(text.match(/the change:/g)).toHaveLength(1);
    expect(text).toMatch(/\+ Deployment web: \S+preStop: \{"sleep":\{"seconds":5\}\} without it \S+ loses [\d,]+ \(/);
    expect(text).toMatch(
      /costs: a rollout takes \S+ (s|min) instead of \S+ (s|min); there are \d+ (instead of \d+ )?pods/,
    );
  });

  test('says of a workload that is safe nothing of a change', () => {
    expect(simulationText(simulated(SAFE, { changes: true }))).not.toMatch(/the change/);
  });

  test('says where no change is enough, and why', () => {
    const text = simulationText(simulated(NAKED, { changes: true, scenarios: ['delete-pod'] }));
    expect(text).toMatch(/none is enough: no\s+controller runs the pod/);
  });

  test('draws nothing of what is safe, and says that nothing is lost', () => {
    const text = simulationText(simulated(SAFE, { scenarios: ['rollout', 'drain-node'] }));
    expect(text).not.toMatch(/web-1/);
    expect(text).toMatch(/2 outcomes: nothing is lost in what one does on purpose\n$/);
  });

  test('measures faults by what nobody could avoid', () => {
    expect(simulationText(simulated(SAFE, { scenarios: ['crash'] }))).toMatch(/^ {2}crash +✓ at floor/m);
  });

  test('names the reason for which a scenario never ends', () => {
    const text = simulationText(simulated(SAFE, { scenarios: ['never-ready'] }), { drawsAll: true });
    expect(text).toMatch(/never ends:\s+web-4 never becomes ready/);
  });

  test('says of a loss that does not end for how long it was counted', () => {
    const blind = LOSSY.replace(/^.*readinessProbe:.*$/m, '');
    const text = simulationText(simulated(blind, { scenarios: ['crashes-at-once'] })).replace(/\s+/g, ' ');
    expect(text).toMatch(/counted for the first [\d:.]+ (min|s), and it goes on; never ends/);
    expect(simulationText(rollout)).not.toContain('it goes on');
  });

  test('tells of sampled runs how often they lose, and how much', () => {
    const text = simulationText(simulated(LOSSY, { scenarios: ['rollout'], runs: 50 }));
    expect(text).toMatch(/50 runs, seed 1/);
    expect(text).toMatch(/^ {2}rollout +✗ LOSES +100 % +[\d,]+\.\.[\d,]+\.\.[\d,]+ /m);
  });

  test('lets no name steer the terminal', () => {
    const hostile = LOSSY.replaceAll('web', '"w\\e[31m\\u202eb"').replace('"w\\e[31m\\u202eb":1', 'web:1');
    const text = simulationText(simulated(hostile), { verbose: true });
    expect(text).toContain('w\\u001b[31m\\u202eb');
    expect(text).not.toMatch(/\p{Cf}|\p{Cc}(?<!\n)/u);
  });

  test('says of a workload that nobody sends requests to that none come, and why that is thought', () => {
    const worker = `{ apiVersion: v1, kind: Pod, metadata: { name: worker }, spec: { containers: [{ name: a, image: 'a:1' }] } }`;
    const text = simulationText(simulated(worker, { scenarios: ['crash'] }));
    expect(text).toMatch(/^Pod default\/worker {2}1 replica, no requests, /);
    expect(simulationText(simulated(worker, { scenarios: ['crash'] }), { verbose: true })).not.toMatch(
      /^ {2}endpoints/m,
    );
    expect(text).toMatch(/- no requests come to these pods: by its name it fetches its work itself/);
    expect(simulationText(rollout)).toMatch(/3 replicas, 100 requests\/s/);
  });

  test('draws each pod of a StatefulSet that comes in the place of another one, with what is lost at it', () => {
    const set = LOSSY.replace('kind: Deployment', 'kind: StatefulSet').replace(
      '  replicas',
      '  serviceName: web\n  replicas',
    );
    const text = simulationText(simulated(set, { scenarios: ['rollout'] }));
    const bars = lines(text).filter((line) => /^ {2}web-\d/.test(line));
    expect(bars.map((line) => line.slice(2, 11))).toEqual([
      ...['web-0 old', 'web-1 old', 'web-2 old', 'web-2 new', 'web-1 new', 'web-0 new'],
    ]);
    const lost = bars.map((line) => /[A-Z]/.test(line.slice(11)));
    expect(lost).toEqual([true, true, true, false, false, false]);
    const [endpoints, first] = ['endpoints', 'web-0 old'].map((head) =>
      lines(text).find((line) => line.includes(head)),
    );
    expect(endpoints?.search(/\d/)).toBe(first?.search(/[^ ](?=[^ ]*$)/)); // under the bars
  });

  test('names scenarios that several workloads lack once, and workloads that are left out a line each', () => {
    const pod = (name: string) =>
      `{ apiVersion: v1, kind: Pod, metadata: { name: ${name} }, spec: { containers: [{ name: web, image: 'web:1' }] } }`;
    const job = (name: string) =>
      `{ apiVersion: batch/v1, kind: Job, metadata: { name: ${name} }, spec: { template: { spec: { containers: [{ name: a, image: 'a:1' }] } } } }`;
    const documents = [...['a', 'b', 'c', 'd', 'e'].map(pod), job('one'), job('two')];
    const text = simulationText(simulated(documents.join('\n---\n'), { scenarios: ['rollout', 'delete-pod'] }));
    const left = text
      .slice(text.indexOf('not simulated:'))
      .split('\n\n')[0]
      ?.replace(/\n +(?=[a-z])/g, ' ');
    expect(left?.split('\n')).toEqual([
      'not simulated:',
      expect.stringMatching(/^ {2}- Job default\/one /),
      expect.stringMatching(/^ {2}- Job default\/two /),
      expect.stringMatching(/^ {2}- Pod default\/a, default\/b, default\/c and 2 more: rollout: nothing rolls/),
    ]);
  });
});
