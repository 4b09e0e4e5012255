import { synth } from './cdk8s-project';

/** An app with a Deployment for each name, each with so many seconds to stop. */
const app = (grace: number, replicas: number, ...charts: readonly string[]) => `
const { App, Chart, Duration } = require('cdk8s');
const kplus = require('cdk8s-plus-28');
const app = new App();
for (const id of ${JSON.stringify(charts)}) {
  const chart = new Chart(app, id);
  const web = new kplus.Deployment(chart, 'web', {
    replicas: ${replicas},
    minReady: Duration.seconds(10),
    terminationGracePeriod: Duration.seconds(${grace}),
    metadata: {
      name: 'web',
      annotations: { 'zero-downtime/longest-request': '5s', 'zero-downtime/on-sigterm': 'drains' },
    },
    containers: [{
      image: 'registry.example.com/web:1.4.2',
      portNumber: 8080,
      readiness: kplus.Probe.fromHttpGet('/ready'),
      lifecycle: { preStop: kplus.Handler.fromCommand(['sleep', '20']) },
    }],
  });
  web.exposeViaService({ name: 'web' });
}
app.synth();
`;

test('cdk8s synth exits with 2 for what loses requests, and tells rule, numbers, fix, construct and line', () => {
  const { code, stdout, reports } = synth(app(10, 3, 'shop'), {});
  expect(code).toBe(2);
  expect(reports).toHaveLength(1);
  const [report] = reports;
  expect(report?.summary).toMatchObject({ status: 'failure', metadata: { Errors: '1' } });
  const violation = report?.violations.find(({ ruleName }) => ruleName === 'grace-too-short');
  expect(violation?.recommendation).toMatch(/^error: .*\b10\b/);
  expect(violation?.fix).toMatch(/terminationGracePeriodSeconds to 25/);
  expect(violation?.violatingConstructs).toEqual([
    {
      resourceName: 'web',
      // Service and Deployment share the name; construct-metadata.json of cdk8s knows the last one.
      constructPath: expect.stringContaining('shop/web'),
      manifestPath: 'dist/shop.k8s.yaml',
      locations: [expect.stringMatching(/^dist\/shop\.k8s\.yaml:\d+:\d+ spec\.template\.spec\.termination/)],
    },
  ]);
  expect(stdout).toContain('grace-too-short');
});

test('two charts with the same objects are two environments; warnings do not fail', () => {
  const { code, reports } = synth(app(60, 1, 'staging', 'production'), {});
  expect(code).toBe(0);
  const [report] = reports;
  expect(report?.summary.status).toBe('success');
  const rules = report?.violations.map(({ ruleName }) => ruleName) ?? [];
  expect(rules).toContain('single-replica');
  expect(rules).not.toContain('duplicate-identity');
  const replicas = report?.violations.find(({ ruleName }) => ruleName === 'single-replica');
  // What stands beside production is not asked to lose nothing.
  expect(replicas?.violatingConstructs.map(({ manifestPath }) => manifestPath)).toEqual(['dist/production.k8s.yaml']);
});

test('with --stdout, cdk8s prints the report of every validation among the manifests', () => {
  const { stdout } = synth(app(60, 3, 'shop'), {}, '--stdout');
  expect(stdout).toContain('Validation Report');
});
