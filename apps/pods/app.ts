import { join } from 'node:path';
import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { makeNamespace } from '../namespace';
import { ZeroDowntimeApp } from '../../lib';
import { withConfig, withoutShell } from './images';
import { inIstio, inLinkerd } from './meshes';
import { onSpotNodes, onTheNetworkOfTheNode } from './nodes';
import { withOneVolume } from './volumes';

/** Pods as people have them, a cluster for each kind: in meshes, on spot nodes, without a shell, with a volume. */
export function pods(outdir: string): void {
  cluster(join(outdir, 'istio'), inIstio);
  cluster(join(outdir, 'linkerd'), inLinkerd);
  cluster(join(outdir, 'nodes'), (chart) => {
    onSpotNodes(chart);
    onTheNetworkOfTheNode(chart);
  });
  cluster(join(outdir, 'images'), (chart) => {
    withoutShell(chart);
    withConfig(chart);
  });
  cluster(join(outdir, 'volume'), withOneVolume);
}

function cluster(outdir: string, content: (chart: Construct) => void): void {
  const app = new ZeroDowntimeApp({ outdir });
  const chart = new Chart(app, 'services', { namespace: 'pods' });
  makeNamespace(chart);
  content(chart);
  app.synth();
}
