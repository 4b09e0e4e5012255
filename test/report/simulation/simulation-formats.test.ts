import { simulationJson, simulationJunit, simulationSvg, type PictureOptions } from '../../../lib/report/simulation';
import { readXml } from '../read-xml';
import { LOSSY, SAFE, simulated } from './a-simulation';

const report = simulated(LOSSY, { scenarios: ['rollout', 'never-ready', 'crash'] });

interface Json {
  readonly run: { readonly rate: number };
  readonly outcomes: readonly {
    readonly scenario: string;
    readonly losses: readonly { readonly requests: number; readonly blame: { readonly line: number } }[];
    readonly lost: number;
  }[];
  readonly summary: Readonly<Record<string, number>>;
}

describe('A simulation as JSON', () => {
  const json = JSON.parse(simulationJson(report)) as Json;

  test('has an outcome for each scenario, whose losses sum up to what it loses', () => {
    expect(json.outcomes.map(({ scenario }) => scenario)).toEqual(['rollout', 'never-ready', 'crash']);
    for (const { lost, losses } of json.outcomes) {
      expect(losses.reduce((sum, { requests }) => sum + requests, 0)).toBeCloseTo(lost, 3);
    }
  });

  test('counts what fails the run', () => {
    expect(json.run).toEqual({ rate: 100 });
    expect(json.summary).toMatchObject({ workloads: 1, outcomes: 3, losing: 1, stuck: 0, problems: 0 });
  });
});

describe('A simulation as JUnit XML', () => {
  const elements = readXml(simulationJunit(report));
  const named = (name: string) => elements.filter((one) => one.name === name);

  test('is a suite per workload and a case per scenario', () => {
    expect(named('testsuite').map(({ attributes }) => attributes['name'])).toEqual(['web.yaml: Deployment shop/web']);
    expect(named('testcase').map(({ attributes }) => attributes['name']?.split(':')[0])).toEqual([
      'rollout',
      'never-ready',
      'crash',
    ]);
  });

  test('fails for voluntary scenarios that lose requests, not for faults', () => {
    const failed = named('failure').map(({ parent }) => parent?.attributes['name']?.split(':')[0]);
    expect(failed).toEqual(['rollout']);
    expect(named('testsuites')[0]?.attributes).toMatchObject({ tests: '3', failures: '1', errors: '0' });
  });

  test('is well-formed whatever manifests call things', () => {
    const hostile = LOSSY.replaceAll('name: web', 'name: "]]>&<a b=\\"\\u0001"');
    expect(() => readXml(simulationJunit(simulated(hostile)))).not.toThrow();
  });

  test('passes where nothing is lost', () => {
    expect(simulationJunit(simulated(SAFE, { scenarios: ['rollout'] }))).not.toContain('<failure');
  });
});

describe('A timeline as a picture', () => {
  const [outcome] = report.outcomes;
  const drawn = (options?: PictureOptions) => (outcome ? simulationSvg(outcome, options) : '');

  test('says in its title what happens, which is read aloud where it is not shown', () => {
    const shown = (svg: string) => svg.match(/web, rollout of a new version/g)?.length;
    expect([shown(drawn()), shown(drawn({ title: '' }))]).toEqual([2, 1]);
  });

  test('is as wide as it is wanted, and nothing of it stands outside', () => {
    const elements = readXml(drawn({ width: 320 }));
    const rights = elements.flatMap(({ attributes: { x = '0', width } }) =>
      width?.match(/^\d/) ? [Number(x) + Number(width)] : [],
    );
    expect(elements[0]?.attributes['viewBox']).toMatch(/^0 0 320 /);
    expect(Math.max(...rights)).toBe(320);
  });

  test("has one theme, or the reader's", () => {
    const isAsked = (svg: string) => svg.includes('prefers-color-scheme');
    expect([drawn(), drawn({ theme: 'light' }), drawn({ theme: 'dark' })].map(isAsked)).toEqual([true, false, false]);
    expect(drawn({ theme: 'dark' })).not.toBe(drawn({ theme: 'light' }));
  });

  test('is well-formed whatever manifests call things', () => {
    const hostile = LOSSY.replaceAll('name: web', 'name: "]]>&<a b=\\"\\u0001"');
    const [one] = simulated(hostile, { scenarios: ['rollout'] }).outcomes;
    expect(() => readXml(one ? simulationSvg(one) : '<')).not.toThrow();
  });
});
