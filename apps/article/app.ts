import { join } from 'node:path';
import type { App, Chart } from 'cdk8s';
import { HealthCheck, ZeroDowntimeApp } from '../../lib';
import { PodAsWritten, Probe2AsWritten, ProbeAsWritten } from './as-written';
import { ZeroDowntimePod, ZeroDowntimeProbe } from './zero-downtime';

/** Each of the article's manifests as it was written, and beside it the same application without its losses. */
const MANIFESTS: Record<string, { asWritten: (app: App) => Chart; zeroDowntime: (app: App) => Chart }> = {
  pod: {
    asWritten: (app) => new PodAsWritten(app, 'pod'),
    zeroDowntime: (app) => new ZeroDowntimePod(app, 'pod'),
  },
  probe: {
    asWritten: (app) => new ProbeAsWritten(app, 'probe'),
    zeroDowntime: (app) =>
      new ZeroDowntimeProbe(app, 'probe', {
        readiness: HealthCheck.httpGet('/', { port: 'http' }),
        liveness: HealthCheck.tcpSocket({ port: 'http' }),
      }),
  },
  probe2: {
    asWritten: (app) => new Probe2AsWritten(app, 'probe2'),
    zeroDowntime: (app) =>
      new ZeroDowntimeProbe(app, 'probe2', {
        readiness: HealthCheck.exec(['curl', '-fsS', '-m', '1', '-o', '/dev/null', 'http://127.0.0.1/']),
      }),
  },
};

/** Synthesises the article into a folder for each manifest, `as-written` and `zero-downtime`. */
export function article(outdir: string): void {
  for (const [name, { asWritten, zeroDowntime }] of Object.entries(MANIFESTS)) {
    synthesise(join(outdir, name, 'as-written'), asWritten);
    synthesise(join(outdir, name, 'zero-downtime'), zeroDowntime);
  }
}

function synthesise(outdir: string, chart: (app: App) => Chart): void {
  const app = new ZeroDowntimeApp({ outdir });
  chart(app);
  app.synth();
}
