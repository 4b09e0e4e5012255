import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { makeNamespace } from '../namespace';
import { withNginx } from './plain';
import { withAlb, withMesh } from './routed';

/** A bank that releases by Argo Rollouts, in a cluster for each way that requests come. */
export function progressive(outdir: string): void {
  cluster(join(outdir, 'nginx'), withNginx);
  cluster(join(outdir, 'aws'), withAlb);
  cluster(join(outdir, 'mesh'), withMesh);
}

function cluster(outdir: string, content: (chart: Chart) => void): void {
  const app = new App({ outdir });
  const chart = new Chart(app, 'services', { namespace: 'bank' });
  // Labelled where a route through AWS gates the readiness of pods.
  makeNamespace(chart);
  content(chart);
  app.synth();
}
