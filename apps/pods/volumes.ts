import { Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { GracefulStatefulSet, Quorum, Traffic } from '../../lib';
import { FACTS, imageOf } from './facts';

/**
 * One application with one disk that only one node can have. No second pod can come beside the first, so that every
 * release is a gap, as long as a stop and a start: it is accepted, and stands in the manifest.
 */
export function withOneVolume(chart: Construct): void {
  new GracefulStatefulSet(chart, 'wiki', {
    ...FACTS,
    image: imageOf('wiki'),
    replicas: 1,
    quorum: Quorum.none(),
    traffic: [Traffic.clusterIp()],
    volumeClaims: [{ name: 'pages', storage: Size.gibibytes(1), mountPath: '/var/lib/wiki' }],
    securityContext: { ...FACTS.securityContext, fsGroup: 10001 },
    ignore: [{ rule: 'stateful-set-alone', reason: 'one disk for one pod: a minute without the wiki is accepted' }],
  });
}
