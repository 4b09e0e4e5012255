import { type App, Chart, Duration, Testing } from 'cdk8s';
import {
  HealthCheck,
  OnSigterm,
  type PlannedDeployment,
  Traffic,
  ZeroDowntimeDeployment,
  type ZeroDowntimeDeploymentProps,
} from '../../lib';

/** A rendered manifest, as loosely as a test reads it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Rendered = any;

/** An ordinary web service: starts within a minute, answers within 20 s, drains, behind ingress-nginx. */
export const WEB: ZeroDowntimeDeploymentProps = {
  image: 'registry.example.com/web:1.4.2',
  port: 8080,
  replicas: 3,
  slowestStart: Duration.seconds(60),
  longestRequest: Duration.seconds(20),
  onSigterm: OnSigterm.drains(),
  traffic: [Traffic.ingressNginx()],
  health: { readiness: HealthCheck.httpGet('/ready'), liveness: HealthCheck.httpGet('/live') },
};

/** A chart of its own, with one deployment made of {@link WEB} and what a test changes in it. */
export function deploy(
  changes: Partial<ZeroDowntimeDeploymentProps> = {},
  chart: Chart = Testing.chart(),
): ZeroDowntimeDeployment {
  return new ZeroDowntimeDeployment(chart, 'web', { ...WEB, ...changes });
}

/** Everything in the chart of a construct, rendered. */
export function manifestsOf(deployment: PlannedDeployment): Rendered[] {
  return Testing.synth(Chart.of(deployment));
}

/** The rendered Deployment. */
export function deploymentOf(deployment: PlannedDeployment): Rendered {
  return ofKind(manifestsOf(deployment), 'Deployment');
}

/** The container that serves, rendered. */
export function servingOf(deployment: PlannedDeployment): Rendered {
  return deploymentOf(deployment).spec.template.spec.containers[0];
}

/** The one manifest of a kind. */
export function ofKind(manifests: Rendered[], kind: string): Rendered {
  return manifests.find((manifest) => manifest.kind === kind);
}

/** What synthesis says when it fails; empty when it does not. */
export function problemsOf(changes: Partial<ZeroDowntimeDeploymentProps>): string {
  try {
    manifestsOf(deploy(changes));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** The rules that synthesis of this deployment names, in order. */
export function rulesNamed(changes: Partial<ZeroDowntimeDeploymentProps>): string[] {
  return [...problemsOf(changes).matchAll(/\[([a-z-]+)\]:/g)].map((match) => match[1] ?? '');
}

/** An app with a chart, for tests that look at more than one. */
export function appWithChart(id = 'test'): { app: App; chart: Chart } {
  const app = Testing.app();
  return { app, chart: new Chart(app, id) };
}
