import { asArray, asNumber, asObject, asString, isObject, own, type Json, type JsonObject } from '../../kubernetes';
import { call, data, literal, mapping, type Expression } from '../program/expression';
import { duration } from './duration';
import type { Fields } from './lift-container';
import { text, texts } from './texts';

/** What of a probe's timing a HealthCheck takes, and from which field. */
const TIMES = { period: 'periodSeconds', timeout: 'timeoutSeconds', initialDelay: 'initialDelaySeconds' } as const;
const COUNTS = { threshold: 'failureThreshold', successThreshold: 'successThreshold' } as const;

/**
 * A probe as a HealthCheck; nothing where its handler cannot be told as one.
 *
 * @param keeps which numbers stay as they are written; the others follow from the facts
 * @param port the port that a HealthCheck asks by itself
 */
export function liftProbe(
  probe: JsonObject,
  keeps: readonly string[],
  port: number | undefined,
): Expression | undefined {
  const timing = timingOf(probe, keeps);
  const { httpGet, tcpSocket, grpc, exec } = probe;
  if (isObject(httpGet ?? null)) return httpCheck(asObject(httpGet), port, timing);
  if (isObject(tcpSocket ?? null)) {
    const { port: asked, host } = asObject(tcpSocket);
    return withOptions('HealthCheck.tcpSocket', undefined, { port: other(asked, port), host: text(host), ...timing });
  }
  if (isObject(grpc ?? null)) {
    const { port: asked, service } = asObject(grpc);
    return withOptions('HealthCheck.grpc', undefined, { port: other(asked, port), service: text(service), ...timing });
  }
  const command = texts(asObject(exec ?? {})['command']);
  return command && withOptions('HealthCheck.exec', command, timing);
}

function httpCheck(httpGet: JsonObject, serving: number | undefined, timing: Fields): Expression {
  const { path, port, scheme, host, httpHeaders } = httpGet;
  const headers = asArray(httpHeaders);
  return withOptions('HealthCheck.httpGet', literal(asString(path) || '/'), {
    port: other(port, serving),
    scheme: scheme === 'HTTPS' ? literal(scheme) : undefined,
    host: text(host),
    headers: headers.length > 0 ? data(headers) : undefined,
    ...timing,
  });
}

/** A port that has to be said, since another is asked without it. */
function other(asked: Json | undefined, serving: number | undefined): Expression | undefined {
  if (asked === serving) return undefined;
  return typeof asked === 'number' || typeof asked === 'string' ? literal(asked) : undefined;
}

function timingOf(probe: JsonObject, keeps: readonly string[]): Fields {
  const written = (field: string) => (keeps.includes(field) ? asNumber(own(probe, field)) || undefined : undefined);
  const times = Object.entries(TIMES).map(([option, field]) => {
    const seconds = written(field);
    return [option, seconds === undefined ? undefined : duration(seconds)] as const;
  });
  const counts = Object.entries(COUNTS).map(([option, field]) => {
    const count = written(field);
    return [option, count === undefined ? undefined : literal(count)] as const;
  });
  return Object.fromEntries([...times, ...counts]);
}

function withOptions(callee: string, first: Expression | undefined, options: Fields): Expression {
  const stated = mapping(options);
  return call(callee, ...(first ? [first] : []), ...(stated.entries.length > 0 ? [stated] : []));
}
