import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { makeNamespace } from '../namespace';
import { behindAlb, behindNlb, edgeBehindNlb } from './aws';
import { behindGateway } from './gateway';
import { behindGke } from './google';
import { archiveBehindNginx, behindNginx } from './nginx';

/** A cluster for each way in: every service is reached by a route that it makes, and states no traffic of its own. */
export function routes(outdir: string): void {
  cluster(join(outdir, 'nginx'), (chart) => {
    behindNginx(chart);
    archiveBehindNginx(chart);
  });
  cluster(join(outdir, 'aws'), (chart) => {
    behindAlb(chart);
    behindNlb(chart);
    edgeBehindNlb(chart);
  });
  cluster(join(outdir, 'google'), behindGke);
  cluster(join(outdir, 'gateway'), behindGateway);
}

function cluster(outdir: string, content: (chart: Chart) => void): void {
  const app = new App({ outdir });
  const chart = new Chart(app, 'services', { namespace: 'routes' });
  // Labelled by the routes of AWS, so that pods are ready only once they are registered.
  makeNamespace(chart);
  content(chart);
  app.synth();
}
