import { ApiObject, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { HouseRule, type HouseWorkload, ZeroDowntime, ZeroDowntimeDefaults } from '../../lib';
import { appWithChart, deploy } from '../constructs/synthesise';

class PinnedImages extends HouseRule {
  public readonly id = 'pinned-images';
  public readonly why = 'A tag may be another image tomorrow.';
  public readonly seen: string[] = [];

  public problemsOf({ kind, name, podSpec }: HouseWorkload): string[] {
    this.seen.push(`${kind} ${name}`);
    const images: string[] = podSpec.containers.map(({ image }: { image: string }) => image);
    return images.filter((image) => !image.includes('@')).map((image) => `${image} is not pinned: state its digest`);
  }
}

test('a house rule judges every workload, ours or not, and nothing else', () => {
  const { app, chart } = appWithChart();
  const rule = new PinnedImages();
  ZeroDowntime.enforce(app, rule);
  deploy({}, chart);
  new kplus.CronJob(chart, 'report', {
    metadata: { name: 'report' },
    schedule: { expressionString: '0 0 * * *' } as never,
    containers: [{ image: `report@sha256:${'0'.repeat(64)}` }],
  });
  new ApiObject(chart, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'raw' }, spec: { containers: [] } });
  expect(() => app.synthYaml()).toThrow(
    /One problem in the manifests:\n\nerror\[pinned-images\]: registry\.example\.com\/web:1\.4\.2 is not pinned: state its digest\n --> Deployment web \(construct test\/web\)\n {2}= why: A tag may be/,
  );
  expect(new Set(rule.seen)).toEqual(new Set(['Deployment web', 'CronJob report', 'Pod raw']));
});

test('only what is in its scope', () => {
  const { app, chart } = appWithChart();
  ZeroDowntime.enforce(new Chart(app, 'other'), new PinnedImages());
  deploy({}, chart);
  expect(() => app.synthYaml()).not.toThrow();
});

test('it is said with everything else that is wrong', () => {
  const chart = Testing.chart();
  ZeroDowntime.enforce(chart, new PinnedImages());
  deploy({ priorityClassName: 'x', strategy: kplus.DeploymentStrategy.recreate() }, chart);
  expect(() => Testing.synth(chart)).toThrow(/2 problems in the manifests/);
});

test('it sees what is rendered: labels, annotations, namespace', () => {
  const { app, chart } = appWithChart();
  const seen: HouseWorkload[] = [];
  class Looks extends HouseRule {
    public readonly id = 'looks';
    public readonly why = 'to see';
    public problemsOf(workload: HouseWorkload): string[] {
      seen.push(workload);
      return [];
    }
  }
  ZeroDowntimeDefaults.set(app, { labels: { team: 'web' } });
  ZeroDowntime.enforce(app, new Looks());
  deploy({ metadata: { namespace: 'shop' } }, chart);
  app.synthYaml();
  expect(seen[0]).toMatchObject({
    kind: 'Deployment',
    name: 'web',
    namespace: 'shop',
    labels: { team: 'web' },
    annotations: { 'zero-downtime/traffic': 'ingress-nginx' },
    podLabels: { team: 'web', 'cdk8s.io/metadata.addr': 'web' },
    manifest: { spec: { replicas: 3 } },
  });
});

describe('what ignores a house rule', () => {
  const REASON = 'its image is built anew at every start';
  const plain = (chart: Chart, annotations: Record<string, string>) =>
    new kplus.Deployment(chart, 'plain', {
      metadata: { name: 'plain', annotations },
      replicas: 2,
      containers: [{ image: 'plain:1' }],
    });

  function warned(synthesise: () => void): string {
    const said: string[] = [];
    const emit = jest.spyOn(process, 'emitWarning').mockImplementation((text) => void said.push(String(text)));
    synthesise();
    emit.mockRestore();
    return said.join('');
  }

  test('is not refused, and says why: ours by a prop, others by the annotation', () => {
    const { app, chart } = appWithChart();
    ZeroDowntime.enforce(app, new PinnedImages());
    deploy({ ignore: [{ rule: 'pinned-images', reason: REASON }] }, chart);
    plain(chart, { 'zero-downtime/ignore': `pinned-images: ${REASON}` });
    const text = warned(() => app.synthYaml());
    for (const name of ['web', 'plain'])
      expect(text).toMatch(
        new RegExp(`ignored\\[pinned-images\\]: .* is not pinned[^]*--> Deployment ${name} [^]*= reason: ${REASON}`),
      );
  });

  test('is no rule that the guard does not know', () => {
    const { app, chart } = appWithChart();
    ZeroDowntime.guard(app);
    ZeroDowntime.enforce(app, new PinnedImages());
    plain(chart, { 'zero-downtime/ignore': `pinned-images: ${REASON}`, 'zero-downtime/traffic': 'none' });
    expect(warned(() => app.synthYaml())).not.toContain('there is no such rule');
  });

  test('is told to go where nothing is wrong', () => {
    const { app, chart } = appWithChart();
    ZeroDowntime.enforce(app, new PinnedImages());
    deploy({ image: `web@sha256:${'0'.repeat(64)}`, ignore: [{ rule: 'pinned-images', reason: REASON }] }, chart);
    expect(warned(() => app.synthYaml())).toContain('take the ignore away');
  });

  test('is refused where the house does not allow it', () => {
    class Strict extends PinnedImages {
      public override readonly mayBeIgnored = false;
    }
    const { app, chart } = appWithChart();
    ZeroDowntime.enforce(app, new Strict());
    deploy({ ignore: [{ rule: 'pinned-images', reason: REASON }] }, chart);
    expect(() => app.synthYaml()).toThrow(/is not pinned[^]*to be ignored here, and may not be/);
  });

  test('cannot be a rule that is not enforced by then', () => {
    const { app, chart } = appWithChart();
    ZeroDowntime.enforce(new Chart(app, 'other'), new PinnedImages());
    expect(() => deploy({ ignore: [{ rule: 'acme-owned', reason: REASON }] }, chart)).toThrow(
      /no rule 'acme-owned' to ignore; one of your house has to be enforced/,
    );
    ZeroDowntime.enforce(app, new PinnedImages());
    expect(() => deploy({ ignore: [{ rule: 'pinned-image', reason: REASON }] }, chart)).toThrow(
      /did you mean 'pinned-images'/,
    );
  });

  test('has to say a reason also in an annotation', () => {
    const { app, chart } = appWithChart();
    ZeroDowntime.enforce(app, new PinnedImages());
    plain(chart, { 'zero-downtime/ignore': 'pinned-images' });
    expect(() => app.synthYaml()).toThrow(/is not pinned[^]*cannot be read: 'pinned-images' has no reason/);
  });
});

test.each([
  ['nothing', undefined, /takes a HouseRule/],
  ['a rule without an id', { why: 'x', problemsOf: () => [] }, /the 'id' of a house rule/],
  ['a rule with the id of ours', { id: 'single-replica', why: 'x', problemsOf: () => [] }, /'acme-single-replica'/],
  ['a rule without a reason', { id: 'acme', problemsOf: () => [] }, /say why your house asks for 'acme'/],
])('%s is not enforced', (_what, rule, message) => {
  expect(() => ZeroDowntime.enforce(Testing.app(), rule as never)).toThrow(message);
});

test.each([
  ['throws', () => JSON.parse('{') as string[], /\[acme\]: the rule itself fails: .*JSON[^]*Deployment web/],
  ['returns no list', () => undefined as never, /problemsOf of acme returns no list, but undefined: return \[\]/],
])('a house rule that %s is told with the workload, and keeps its cause', (_how, problemsOf, message) => {
  const { app, chart } = appWithChart();
  ZeroDowntime.enforce(app, { id: 'acme', why: 'x', mayBeIgnored: true, problemsOf });
  deploy({}, chart);
  let caught: unknown;
  try {
    app.synthYaml();
  } catch (error) {
    caught = error;
  }
  expect((caught as Error).message).toMatch(message);
  expect((caught as Error).cause).toBeInstanceOf(Error);
});
