import { Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Identity, ZeroDowntimeDeployment, type ZeroDowntimeDeploymentProps } from '../../../lib';
import { compareReleases, type Manifest } from '../../../lib/check';
import { deploy, type Rendered, WEB } from '../synthesise';

class Team extends Construct {
  constructor(scope: Construct, id: string, inner: string) {
    super(scope, id);
    new ZeroDowntimeDeployment(this, inner, WEB);
  }
}

describe('an id that tells a kind and nothing else stands for the id around it', () => {
  test.each(['Default', 'Resource', 'deployment', 'Deployment', 'ZeroDowntimeDeployment', 'workload', 'StatefulSet'])(
    '%s in a wrapper is called as the wrapper',
    (inner) => {
      const chart = Testing.chart();
      new Team(chart, 'checkout', inner);
      expect(Testing.synth(chart).map(({ metadata }: Rendered) => metadata.name)).toEqual(Array(3).fill('checkout'));
    },
  );

  test('two wrappers of one kind do not meet', () => {
    const chart = Testing.chart();
    new Team(chart, 'checkout', 'deployment');
    new Team(chart, 'stock', 'deployment');
    expect(() => Testing.synth(chart)).not.toThrow();
  });

  test('any other id is a name, wrapped or not, and so is a kind right in a chart', () => {
    const chart = Testing.chart();
    new Team(chart, 'team', 'web');
    new ZeroDowntimeDeployment(chart, 'deployment', WEB);
    const names = Testing.synth(chart).map(({ metadata }: Rendered) => metadata.name);
    expect(new Set(names)).toEqual(new Set(['web', 'deployment']));
  });
});

/** What Helm and kustomize leave in a cluster. */
const BEFORE: Manifest[] = [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: 'web', release: 'shop' } },
      template: {
        metadata: { labels: { app: 'web', release: 'shop' } },
        spec: { containers: [{ name: 'main', image: 'web:1', ports: [{ containerPort: 8080 }] }] },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { selector: { app: 'web', release: 'shop' }, ports: [{ port: 8080 }] },
  },
].map((object) => ({ object }));

const adopted = (changes: Partial<ZeroDowntimeDeploymentProps>, select?: Record<string, string>) => {
  const deployment = deploy(changes);
  if (select) deployment.select(kplus.LabelSelector.of({ labels: select }));
  const after = Testing.synth(Chart.of(deployment)).map((object: Rendered) => ({ object }));
  // Its old pods have no hook; that is why somebody adopts it.
  const rules = compareReleases(BEFORE, after).findings.map(({ rule }) => rule);
  return rules.filter((rule) => rule !== 'old-pods-stop-early');
};

describe('what Helm or kustomize has made keeps its name and its selectors', () => {
  const labels = { app: 'web', release: 'shop' };

  test('the name alone would change selectors', () => {
    expect(adopted({})).toEqual(expect.arrayContaining(['immutable-changed']));
  });

  test('Identity.of says both', () => {
    expect(adopted({ identity: Identity.of({ name: 'web', selector: labels }) })).toEqual([]);
  });

  test('select: false leaves the selector to whoever selects', () => {
    expect(adopted({ select: false, podMetadata: { labels } }, labels)).toEqual([]);
  });

  test('network policies and other Services find its pods by the same labels', () => {
    const deployment = deploy({ identity: Identity.of({ selector: labels }), isolate: true });
    deployment.exposeViaService({ name: 'admin' });
    const text = JSON.stringify(
      Testing.synth(Chart.of(deployment))
        .filter(({ kind }: Rendered) => kind === 'NetworkPolicy' || kind === 'Service')
        .map(({ spec }: Rendered) => spec.podSelector ?? spec.selector),
    );
    expect(text).not.toContain('cdk8s.io/metadata.addr');
    expect(text.match(/"app":"web"/g)).toHaveLength(3);
  });

  test.each([[{}], [undefined], [{ app: 1 }]])('a selector %p is refused', (selector) => {
    expect(() => Identity.of({ selector } as never)).toThrow(/'selector' takes labels/);
  });
});
