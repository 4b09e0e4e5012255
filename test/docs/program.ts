import type { CodeBlock } from './page';

/** What every fragment can use without importing it. */
const PRELUDE = `
import { ApiObject, App, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Autoscaled, DisruptionBudget, GracefulAutoscaler, GracefulScaledObject, GracefulWorker, HealthCheck, Hook,
  HouseRule, Identity, KubernetesTarget, OnSigterm, OwnService, planTable, PreStop, Spread, Traffic, ZeroDowntime,
  ZeroDowntimeDefaults, ZeroDowntimeDeployment, type HouseWorkload, type ZeroDowntimeDeploymentProps,
} from 'cdk8s-zero-downtime';
const app = new App();
const chart = new Chart(app, 'shop');
const FACTS = {
  replicas: 3,
  slowestStart: Duration.seconds(60),
  longestRequest: Duration.seconds(20),
  onSigterm: OnSigterm.drains(),
  traffic: [Traffic.ingressNginx()],
  health: { readiness: HealthCheck.httpGet('/ready'), liveness: HealthCheck.httpGet('/live') },
};
const WEB = { ...FACTS, image: 'registry.example.com/web:1.4.2', port: 8080 };
/** The same without traffic, for routes that add theirs. */
const ROUTED = { ...WEB, traffic: undefined };
`;

/**
 * A code block as a program that runs by itself. A page says by an HTML comment above the block what it shows:
 *
 * - no comment: a whole program, with its imports, that synthesises by itself;
 * - `<!-- fragment -->`: statements that know `app`, `chart`, every import, `FACTS` (of the README's tour), `WEB` (with its
 *   image and port) and `ROUTED` (without its traffic);
 * - `<!-- fragment: facts -->`: properties of a `ZeroDowntimeDeployment`, on top of `WEB`.
 */
export function programOf({ code, marker }: CodeBlock): string {
  switch (marker) {
    case 'fragment':
      return `${PRELUDE}\n${code}\napp.synth();\n`;
    case 'fragment: facts':
      return `${PRELUDE}\nnew ZeroDowntimeDeployment(chart, 'web', {\n...WEB,\n${code}\n});\napp.synth();\n`;
    default:
      return code;
  }
}
