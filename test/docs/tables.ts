import { Duration, Testing } from 'cdk8s';
import { HealthCheck, OnSigterm, Traffic, ZeroDowntimeDeployment } from '../../lib';
import { PAGES, textOf } from './page';

/** A row of a table that begins with an expression of the API, and the cells that it ends with. */
export interface NumberRow {
  readonly page: string;
  readonly expression: string;
  readonly shown: readonly string[];
}

/** The rows that state numbers of a traffic source, or of a behaviour on SIGTERM. */
export function numberRows(): readonly NumberRow[] {
  return PAGES.flatMap((page) =>
    textOf(page)
      .split('\n')
      .filter((line) => /^\| `(Traffic|OnSigterm)\./.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map((cells) => ({ page, expression: (cells[1] ?? '').replaceAll('`', ''), shown: cells.slice(-3, -1) })),
  );
}

/** The numbers that an expression really has: drain lag and first use, or preStop and grace period of the README's tour. */
export function realNumbers(expression: string): readonly (number | undefined)[] {
  const value: unknown = new Function('Traffic', 'OnSigterm', 'Duration', `return ${expression};`)(
    Traffic,
    OnSigterm,
    Duration,
  );
  if (value instanceof Traffic) return [value._source.drainLag, value._source.firstUse];
  const { containers, terminationGracePeriod } = planOfTheTour(value as OnSigterm);
  return [containers[0]?.wait, terminationGracePeriod];
}

function planOfTheTour(onSigterm: OnSigterm): ZeroDowntimeDeployment['plan'] {
  return new ZeroDowntimeDeployment(Testing.chart(), 'web', {
    image: 'registry.example.com/web:1.4.2',
    port: 8080,
    replicas: 3,
    slowestStart: Duration.seconds(60),
    longestRequest: Duration.seconds(20),
    onSigterm,
    traffic: [Traffic.ingressNginx()],
    health: { readiness: HealthCheck.httpGet('/ready'), liveness: HealthCheck.httpGet('/live') },
  }).plan;
}
