import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Entrance, GracefulDaemonSet, HealthCheck, OnSigterm } from '../../lib';

/** Ships the logs of its node. Nobody asks it; it keeps its place in each file on the node, so only one may run there. */
export function logShipper(chart: Construct): GracefulDaemonSet {
  const logs = kplus.Volume.fromHostPath(chart, 'logs', 'logs', { path: '/var/log/pods' });
  const places = kplus.Volume.fromHostPath(chart, 'places', 'places', {
    path: '/var/lib/log-shipper',
    type: kplus.HostPathVolumeType.DIRECTORY_OR_CREATE,
  });
  return new GracefulDaemonSet(chart, 'log-shipper', {
    image: 'registry.example.com/observability/log-shipper:3.0.7',
    entrance: Entrance.none(),
    surges: false,
    nodesAtOnce: kplus.PercentOrAbsolute.percent(10),
    slowestStart: Duration.seconds(10),
    longestRequest: Duration.seconds(15), // what it has read goes out before it ends
    onSigterm: OnSigterm.drains(),
    container: {
      volumeMounts: [
        { path: '/var/log/pods', volume: logs, readOnly: true },
        { path: '/var/lib/log-shipper', volume: places },
      ],
    },
    health: { liveness: HealthCheck.exec(['/bin/log-shipper', 'status']) },
    tolerates: [kplus.NodeTaintQuery.any()],
    securityContext: { user: 10001, group: 10001 },
  });
}
