import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { Mesh, Traffic, ZeroDowntimeDeployment } from '../../lib';
import { FACTS, imageOf } from './facts';

/** How long the proxies of clients take to learn of a pod: measured, and room. */
const DELAYS = { drainLag: Duration.seconds(5), firstUse: Duration.seconds(5) };

/** Istio 1.27 puts its proxy in as a native sidecar, which ends last; 1.20 is told how long it has to last. */
export function inIstio(chart: Construct): void {
  meshed(chart, 'orders', 'istio', Mesh.istio('1.27'));
  meshed(chart, 'invoices', 'istio', Mesh.istio('1.20'));
}

/** The same in Linkerd: 2.18 has native sidecars, 2.14 has none. */
export function inLinkerd(chart: Construct): void {
  meshed(chart, 'orders', 'linkerd', Mesh.linkerd('2.18'));
  meshed(chart, 'invoices', 'linkerd', Mesh.linkerd('2.14'));
}

function meshed(chart: Construct, name: string, by: string, mesh: Mesh): ZeroDowntimeDeployment {
  return new ZeroDowntimeDeployment(chart, name, {
    ...FACTS,
    image: imageOf(name),
    replicas: 3,
    traffic: [Traffic.mesh(by, DELAYS)],
    mesh,
  });
}
