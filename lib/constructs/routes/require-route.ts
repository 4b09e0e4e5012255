import type { IngressTls } from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { dnsSubdomainProblems, own } from '../../kubernetes';
import { FactError } from '../statements/fact-error';
import { choiceProblem, durationProblems, TRAFFIC } from '../statements/fact-problems';
import { gapProblems } from '../statements/gap-problems';
import type { TrafficDelays } from '../statements/traffic/traffic';
import {
  isMapping,
  shown,
  textListProblems,
  textsProblems,
  unknownOptions,
  type OptionNames,
} from '../statements/typed';
import { flagProblems } from '../workloads/shape-problems';

const PATHS = ['path', 'healthCheckPath'];

/**
 * Refuses options of a route that are of a wrong type, or none of its own, all of them at once, before anything of it is
 * made.
 *
 * @param what the method that takes them
 * @param names all that it takes
 * @throws FactError naming the workload, each option and what it has to be
 */
export function requireRoute(workload: IConstruct, what: string, options: unknown, names: object): void {
  const problems = isMapping(options)
    ? [...unknownOptions(options, names), ...optionProblems(options)]
    : [`it takes its options in an object, and this is ${shown(options)}`];
  if (problems.length > 0) throw new FactError(`${workload.node.path}: ${what}: ${problems.join('; ')}`);
}

function optionProblems(options: Readonly<Record<string, unknown>>): readonly string[] {
  const gaps = gapProblems(options);
  if (gaps.length > 0) return gaps;
  const stated = (names: readonly string[]) =>
    names.map((name) => [name, own(options, name)] as const).filter(([, value]) => value !== undefined);
  return [
    ...stated(NAMES).flatMap(([name, value]) => nameProblems(value, name)),
    ...stated(['backendProtocol']).flatMap(([, value]) => protocolProblems(value)),
    ...stated(PATHS).flatMap(([name, value]) => pathProblems(value, name)),
    ...flagProblems(options, ['internetFacing', 'grpc']),
    ...textsProblems(own(options, 'annotations'), 'annotations'),
    ...stated(['delays']).flatMap(([, value]) => delayProblems(value)),
    ...stated(['tls']).flatMap(([, value]) => tlsProblems(value)),
    ...choiceProblem(own(options, 'traffic'), 'traffic', TRAFFIC),
  ];
}

/** What paths of URLs hold. @see https://datatracker.ietf.org/doc/html/rfc3986#section-3.3 */
const PATH = /^(?:[-\w/.~!$&'()+,;=:@]|%[0-9a-f]{2})+$/i;
const STEPS = /\/\/|\/\.\.?(?:\/|$)/;

function pathProblems(path: unknown, name: string): readonly string[] {
  if (!isText(path) || !path.startsWith('/'))
    return [`the '${name}' of a route begins with '/', such as '/shop', and is ${shown(path)}`];
  if (PATH.test(path) && !STEPS.test(path)) return [];
  return [
    `the '${name}' of a route is one path, such as '/shop', ${name === 'path' ? 'with all that is below it, ' : ''}and no pattern: no '*', '//', '..', '?' or white space, and this is '${path}'`,
  ];
}

/** What objects may be called. */
const NAMES = ['name', 'className', 'gatewayNamespace', 'sectionName'];
const LONGEST_NAME = 253;

function nameProblems(value: unknown, name: string): readonly string[] {
  if (!isText(value)) return [`'${name}' has to be a text that is not empty, and is ${shown(value)}`];
  const isName = value.length <= LONGEST_NAME && dnsSubdomainProblems(value).length === 0;
  return isName
    ? []
    : [
        `'${name}' has to consist of small letters, digits, '-' and '.', ${LONGEST_NAME} at most, and is ${shown(value)}`,
      ];
}

/** What ingress-nginx speaks; it takes anything else for HTTP. */
const PROTOCOLS = ['HTTP', 'HTTPS', 'GRPC', 'GRPCS', 'AUTO_HTTP', 'FCGI'];

function protocolProblems(protocol: unknown): readonly string[] {
  if (typeof protocol === 'string' && PROTOCOLS.includes(protocol.toUpperCase())) return [];
  return [
    `'backendProtocol' has to be one of ${PROTOCOLS.join(', ')}, and is ${shown(protocol)}: ingress-nginx takes it for HTTP`,
  ];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

const DELAYS: OptionNames<TrafficDelays> = { drainLag: true, firstUse: true };
const TLS: OptionNames<IngressTls> = { hosts: true, secret: true };

function delayProblems(delays: unknown): readonly string[] {
  if (!isMapping(delays)) return [`'delays' has to hold { drainLag, firstUse }, and is ${shown(delays)}`];
  return [...unknownOptions(delays, DELAYS), ...durationProblems(delays, Object.keys(DELAYS))];
}

function tlsProblems(tls: unknown): readonly string[] {
  if (!Array.isArray(tls) || !tls.every(isMapping))
    return [
      `'tls' has to be a list of objects, such as [{ hosts: ['shop.example.com'], secret }], and is ${shown(tls)}`,
    ];
  return tls.flatMap(({ hosts, secret, ...others }, index) => [
    ...unknownOptions(others, TLS).map((problem) => `tls[${index}]: ${problem}`),
    ...(hosts === undefined ? [] : textListProblems(hosts, `tls[${index}].hosts`)),
    ...(secret === undefined || isMapping(secret)
      ? []
      : [`'tls[${index}].secret' has to be a Secret, such as Secret.fromSecretName(…), and is ${shown(secret)}`]),
  ]);
}
