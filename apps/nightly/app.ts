import { App, Chart } from 'cdk8s';
import { makeNamespace } from '../namespace';
import { imports } from './imports';
import { migration } from './migration';
import { report } from './report';

/** What runs to its end: once with a release, every night, and every quarter of an hour. */
export function nightly(outdir: string): void {
  const app = new App({ outdir });
  const jobs = new Chart(app, 'jobs', { namespace: 'nightly' });
  makeNamespace(jobs);
  migration(jobs);
  report(jobs);
  imports(jobs);
  app.synth();
}
