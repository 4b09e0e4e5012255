import { asArray, asObject, isObject, type Json, type JsonObject, own } from '../../kubernetes';
import type { Container } from './container';

/** What names of ports are resolved by. */
type WithPorts = Pick<Container, 'ports'>;

/** What a handler of a probe asks, with Kubernetes' defaults filled in. */
const QUESTIONS: Readonly<Record<string, (action: JsonObject, container: WithPorts) => Json>> = {
  httpGet: (action, container) => [
    action['host'] || '',
    portNumber(container, action['port']),
    action['path'] || '/',
    action['scheme'] || 'HTTP',
    headers(action['httpHeaders']),
  ],
  tcpSocket: (action, container) => [action['host'] || '', portNumber(container, action['port'])],
  grpc: (action) => [action['port'] ?? 0, action['service'] || ''],
  exec: (action) => action['command'] ?? [],
};

/** Whether two probes of a container ask the same question: same handler, ports by name or number resolved. */
export function sameHandler(container: WithPorts, one: JsonObject, other: JsonObject): boolean {
  const kind = handlerOf(one);
  const question = own(QUESTIONS, kind ?? '');
  if (kind === undefined || question === undefined || kind !== handlerOf(other)) return false;
  const asked = (probe: JsonObject) => JSON.stringify(question(asObject(own(probe, kind)), container));
  return asked(one) === asked(other);
}

function handlerOf(probe: JsonObject): string | undefined {
  return Object.keys(QUESTIONS).find((kind) => isObject(own(probe, kind)));
}

/** A name of the container's own ports, else the number that the text holds. @see pkg/probe/util.go ResolveContainerPort */
function portNumber({ ports }: WithPorts, value: Json = 0): Json {
  if (typeof value !== 'string') return value;
  const named = ports.find(({ name }) => name === value)?.number;
  return named ?? (/^\d+$/.test(value) ? Number(value) : value);
}

/** In any order; names without regard to case. */
function headers(value: Json | undefined): Json {
  return asArray(value)
    .map(asObject)
    .map(({ name, value: text }) => JSON.stringify([typeof name === 'string' ? name.toLowerCase() : name, text ?? '']))
    .sort();
}
