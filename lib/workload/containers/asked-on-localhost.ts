import { oncePer } from '../../kubernetes';
import type { Workload } from '../workload';
import { applicationIn } from '../applications/application-of';
import { isBeside } from '../applications/passes-requests-on';
import type { Container, WrittenContainer } from './container';
import { containersAt } from './containers-at';
import { flagsOf } from './flags-of';
import { isIdle } from './is-idle';
import { wordsOf } from './run-of';
import { writtenVariables } from './written-variables';

/** A container that another one of its pod asks at an address of their own pod. */
export interface AskedOnLocalhost {
  readonly container: Container;
  readonly by: string;
}

const HOST = String.raw`(?:localhost|127\.0\.0\.1|\[::1\])`;
const WITH_PORT = new RegExp(String.raw`(?<![\w.-])${HOST}:(\d{1,5})(?!\d)`, 'g');
const ALONE = new RegExp(String.raw`(?<![\w.-])${HOST}(?![\w.:-])`);

/** What speaks of where a program listens itself, or of what it sends without needing an answer. */
const OTHERWISE =
  /listen|bind|metric|health|probe|log|trac|otlp|otel|telemetry|statsd|monitor|apm|datadog|^dd_|new_?relic|sentry|jaeger|zipkin|prometheus|advertis|allow|cors|callback|redirect|public|external|admin/i;

/**
 * The containers that those which answer requests ask on localhost, as far as arguments and variables say: a database, a
 * cache, a proxy. All of them get SIGTERM together with the application, and what it then asks them fails.
 *
 * @param answering the containers that have to answer for a request to succeed
 */
function askedOnLocalhost(
  containers: readonly Container[],
  answering: readonly Container[],
): readonly AskedOnLocalhost[] {
  const others = containers.filter(
    (one) => one.role !== 'init' && !answering.includes(one) && !isIdle(one.json) && !isBeside(one),
  );
  const found = new Map<Container, AskedOnLocalhost>();
  for (const { json, name: by } of answering) {
    const told = [...flagsOf(json), ...writtenVariables(json)].filter(([name]) => !OTHERWISE.test(name));
    const inWords = wordsOf(json).filter((word) => !word.startsWith('-') && word.search(WITH_PORT) >= 0);
    const texts: readonly (readonly [string, string])[] = [...told, ...inWords.map((word) => ['', word] as const)];
    for (const container of texts.flatMap(([name, value]) => meant(name, value, others, told))) {
      if (!found.has(container)) found.set(container, { container, by });
    }
  }
  return [...found.values()];
}

/** What those that answer the requests of a workload ask on localhost. */
export const askedBeside = oncePer(({ containers, serving, behind }: Workload) =>
  askedOnLocalhost(containers, [...serving, ...behind.map(({ container }) => container)]),
);

type Told = readonly (readonly [name: string, value: string])[];

function meant<One extends WrittenContainer>(
  name: string,
  value: string,
  others: readonly One[],
  told: Told,
): readonly One[] {
  const written = [...value.matchAll(WITH_PORT)].map(([, port]) => Number(port));
  const ports = written.length === 0 && ALONE.test(value) ? portsBeside(name, told) : written;
  return ports.length > 0
    ? ports.flatMap((port) => listeningAt(port, others))
    : ALONE.test(value)
      ? others.filter((one) => isCalled(one, name))
      : [];
}

/** `REDIS_PORT` beside `REDIS_HOST`. */
function portsBeside(name: string, told: Told): readonly number[] {
  const prefix = prefixOf(name);
  const ports = told.filter(([other]) => /port$/i.test(other) && prefixOf(other) === prefix);
  return ports.flatMap(([, value]) => (/^\d{1,5}$/.test(value) ? [Number(value)] : []));
}

function prefixOf(name: string): string {
  return name.replace(/[-_.]?(?:host(?:name)?|addr(?:ess)?|server|endpoint|url|uri|port)$/i, '').toLowerCase();
}

function listeningAt<One extends WrittenContainer>(port: number, others: readonly One[]): readonly One[] {
  const declaring = containersAt(port, others) as readonly One[];
  if (declaring.length > 0) return declaring;
  return others.filter((one) => one.ports.length === 0 && applicationIn(one, { targets: [port] }) !== undefined);
}

/** Whether a variable speaks of a container: `REDIS_HOST` of `redis`, `DB_HOST` of what keeps data. */
function isCalled(container: WrittenContainer, variable: string): boolean {
  const words = prefixOf(variable).split(/[-_.]/);
  const application = applicationIn(container);
  const names = `${container.name} ${application?.name ?? ''}`.toLowerCase().split(/[^a-z0-9]+/);
  return words.some(
    (word) => names.includes(word) || (/^(?:db|database|sql)$/.test(word) && application?.holds === 'data'),
  );
}
