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
    containers: [{ image: 'report@sha256:1' }],
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
