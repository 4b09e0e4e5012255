// Simulates rollouts of one Deployment: REPLICAS, and RUNS with latencies drawn by the seeds 1 and following.
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { readWorld } = require('../../../build/lib/workload');
const { casesOf, sampleRuns } = require('../../../build/lib/simulation');

const [replicas, runs] = process.argv.slice(2).map(Number);
const labels = { app: 'web' };
const container = {
  name: 'web',
  image: 'web:1',
  ports: [{ containerPort: 8080 }],
  readinessProbe: { httpGet: { path: '/ready', port: 8080 }, periodSeconds: 1 },
  lifecycle: { preStop: { sleep: { seconds: 1 } } },
};
const annotations = { 'zero-downtime/slowest-start': '3s', 'zero-downtime/on-sigterm': 'drains' };
const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', annotations },
  spec: {
    replicas,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [container] } },
  },
};
const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] },
};

const world = readWorld([{ object: deployment }, { object: service }]);
const [rollout] = casesOf(world, { scenarios: ['rollout'] });
const start = process.hrtime.bigint();
const samples = sampleRuns(world, rollout, {}, 1, runs);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const events = samples.reduce((sum, sample) => sum + sample.events, 0);
writeFileSync(join(process.env.CDK8S_OUTDIR, 'simulated.json'), JSON.stringify({ runs, replicas, events, seconds }));
