import { Duration } from 'cdk8s';
import { NodeTaintQuery } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Entrance, GracefulDaemonSet, GracefulWorker, SpotNodes, Traffic, ZeroDowntimeDeployment } from '../../lib';
import { FACTS, imageOf, UNASKED } from './facts';

/** On spot nodes, which leave after a notice of 25 s at the least: what stops within it goes there first. */
export function onSpotNodes(chart: Construct): void {
  new ZeroDowntimeDeployment(chart, 'previews', {
    ...FACTS,
    image: imageOf('previews'),
    replicas: 4,
    longestRequest: Duration.seconds(5),
    traffic: [Traffic.clusterIp()],
    spotNodes: SpotNodes.gke(),
  });
  new GracefulWorker(chart, 'resizer', {
    ...UNASKED,
    image: imageOf('resizer'),
    replicas: 4,
    longestWork: Duration.seconds(15),
    spotNodes: SpotNodes.gke(),
  });
}

/** With the network of its node, for what watches it: nobody asks it, so that a new pod comes before the old one goes. */
export function onTheNetworkOfTheNode(chart: Construct): void {
  new GracefulDaemonSet(chart, 'net-watch', {
    ...UNASKED,
    image: imageOf('net-watch'),
    entrance: Entrance.none(),
    hostNetwork: true,
    tolerates: [NodeTaintQuery.any()],
  });
}
