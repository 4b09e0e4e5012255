import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { GracefulJob, Interruption, OnSigterm } from '../../lib';

/** Brings the schema of the database up to a release, through a proxy beside it. It starts over wherever it was cut. */
export function migration(chart: Construct): GracefulJob {
  return new GracefulJob(chart, 'migrate-1-4-2', {
    image: 'registry.example.com/nightly/migrations:1.4.2',
    longestRun: Duration.minutes(10),
    interruption: Interruption.startsOver(),
    retries: 2,
    fatalExitCodes: [2], // a statement that no retry mends
    ttlAfterFinished: Duration.days(1),
    sidecars: [
      {
        name: 'sql-proxy',
        image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1',
        args: ['--port=5432', 'example:europe-west1:nightly'],
      },
    ],
    otherContainers: { 'sql-proxy': { onSigterm: OnSigterm.drains() } },
    securityContext: { user: 10001, group: 10001 },
  });
}
