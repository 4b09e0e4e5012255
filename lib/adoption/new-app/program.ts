/** One service: whoever reads it sees which facts there are, and that the rest follows. */
export const MAIN = `import { Chart, Duration } from 'cdk8s';
import { HealthCheck, OnSigterm, Traffic, ZeroDowntimeApp, ZeroDowntimeDeployment } from 'cdk8s-zero-downtime';
import type { Construct } from 'constructs';

/** One service. Change the facts; probes, hooks and grace periods follow. */
export class Shop extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new ZeroDowntimeDeployment(this, 'web', {
      image: 'registry.example.com/web:1.0.0',
      port: 8080,
      replicas: 3,
      slowestStart: Duration.seconds(60), // the worst healthy time from container start to serving
      longestRequest: Duration.seconds(20), // the longest request that a release must not cut
      onSigterm: OnSigterm.drains(), // it finishes what it has, then exits
      traffic: [Traffic.clusterIp()], // where its requests come from
      health: { readiness: HealthCheck.httpGet('/ready') },
    });
  }
}

if (require.main === module) {
  const app = new ZeroDowntimeApp();
  new Shop(app, 'shop');
  app.synth();
}
`;

/** Its test: with it a number that loses requests does not pass a pull request. */
export const TEST = `import { Testing } from 'cdk8s';
import 'cdk8s-zero-downtime/jest';
import { Shop } from './main';

const manifests = Testing.synth(new Shop(Testing.app(), 'shop'));

test('nothing in the manifests loses requests', () => {
  expect(manifests).toHaveNoFindings();
});

test('rollouts, scale-downs and drains lose nothing', () => {
  expect(manifests).toLoseNoRequests();
});
`;
