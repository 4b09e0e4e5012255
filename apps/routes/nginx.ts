import { Duration, Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { GracefulStatefulSet, Quorum } from '../../lib';
import { FACTS, imageOf, service } from './service';

/** Reports that take up to two minutes: the proxy waits for them as long. */
export function behindNginx(chart: Construct): void {
  service(chart, 'reports', { longestRequest: Duration.minutes(2) }).exposeViaNginx('reports.example.com');
}

/** An archive in three copies, each with a disk of its own: one may be missing, and is at every release. */
export function archiveBehindNginx(chart: Construct): void {
  const archive = new GracefulStatefulSet(chart, 'archive', {
    ...FACTS,
    image: imageOf('archive'),
    replicas: 3,
    quorum: Quorum.canMiss(1),
    volumeClaims: [{ name: 'documents', storage: Size.gibibytes(1), mountPath: '/var/lib/archive' }],
    securityContext: { ...FACTS.securityContext, fsGroup: 10001 },
  });
  archive.exposeViaNginx('archive.example.com');
}
