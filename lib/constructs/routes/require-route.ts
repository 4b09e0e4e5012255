import type { IConstruct } from 'constructs';
import { own } from '../../kubernetes';
import { FactError } from '../statements/fact-error';
import { choiceProblem, durationProblems, TRAFFIC } from '../statements/fact-problems';
import { gapProblems } from '../statements/gap-problems';
import { isMapping, shown, textListProblems, textsProblems, unknownOptions } from '../statements/typed';
import { flagProblems } from '../workloads/shape-problems';

const TEXTS = ['name', 'className', 'backendProtocol', 'gatewayNamespace', 'sectionName'];
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
    ...stated(TEXTS).flatMap(([name, value]) =>
      isText(value) ? [] : [`'${name}' has to be a text that is not empty, and is ${shown(value)}`],
    ),
    ...stated(PATHS).flatMap(([name, value]) =>
      isText(value) && value.startsWith('/')
        ? []
        : [`the '${name}' of a route begins with '/', such as '/shop', and is ${shown(value)}`],
    ),
    ...flagProblems(options, ['internetFacing', 'grpc']),
    ...textsProblems(own(options, 'annotations'), 'annotations'),
    ...stated(['delays']).flatMap(([, value]) => delayProblems(value)),
    ...stated(['tls']).flatMap(([, value]) => tlsProblems(value)),
    ...choiceProblem(own(options, 'traffic'), 'traffic', TRAFFIC),
  ];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function delayProblems(delays: unknown): readonly string[] {
  if (!isMapping(delays)) return [`'delays' has to hold { drainLag, firstUse }, and is ${shown(delays)}`];
  return durationProblems(delays, ['drainLag', 'firstUse']);
}

function tlsProblems(tls: unknown): readonly string[] {
  if (!Array.isArray(tls) || !tls.every(isMapping))
    return [
      `'tls' has to be a list of objects, such as [{ hosts: ['shop.example.com'], secret }], and is ${shown(tls)}`,
    ];
  return tls.flatMap(({ hosts, secret }, index) => [
    ...(hosts === undefined ? [] : textListProblems(hosts, `tls[${index}].hosts`)),
    ...(secret === undefined || isMapping(secret)
      ? []
      : [`'tls[${index}].secret' has to be a Secret, such as Secret.fromSecretName(…), and is ${shown(secret)}`]),
  ]);
}
