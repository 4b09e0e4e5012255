import { Chart } from 'cdk8s';
import { makeNamespace } from '../namespace';
import { ZeroDowntimeApp } from '../../lib';
import { thumbnails } from './thumbnails';
import { transcoder } from './transcoder';

/** Workers that fetch their work from a queue: nothing calls them, and no piece of work is cut. */
export function studio(outdir: string): void {
  const app = new ZeroDowntimeApp({ outdir });
  const workers = new Chart(app, 'workers', { namespace: 'studio' });
  makeNamespace(workers);
  transcoder(workers);
  thumbnails(workers);
  app.synth();
}
