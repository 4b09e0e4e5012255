import { own } from '../../kubernetes';
import { isMapping, shown } from '../statements/typed';

const RESOURCES = '{ cpu: { request: Cpu.millis(100) }, memory: { limit: Size.mebibytes(256) } }';

/** What is wrong with what a container asks for, and may have. */
export function resourceProblems(resources: unknown, what: string): readonly string[] {
  if (!isMapping(resources)) return [`'${what}' has to hold ${RESOURCES}, and is ${shown(resources)}`];
  const words = ['requests', 'limits'].filter((word) => own(resources, word) !== undefined);
  const stated = Object.entries(resources).filter(([name, of]) => !words.includes(name) && of !== undefined);
  const amounts = stated.flatMap(([name, of]) =>
    isMapping(of) ? Object.entries(of).map(([how, one]) => [`${name}.${how}`, one] as const) : [],
  );
  return [
    ...words.map((word) => `'${what}.${word}' is a word of manifests: state '${what}': ${RESOURCES}`),
    ...stated
      .filter(([, of]) => !isMapping(of))
      .map(
        ([name, of]) =>
          `'${what}.${name}' has to hold a request and a limit: '${what}': ${RESOURCES}, and is ${shown(of)}`,
      ),
    ...amounts
      .filter(([name, amount]) => amount !== undefined && !isAmount(name, amount))
      .map(
        ([name, amount]) =>
          `'${what}.${name}' has to be ${name.startsWith('cpu') ? 'a Cpu, such as Cpu.millis(100)' : 'a Size, such as Size.mebibytes(256)'}, and is ${shown(amount)}`,
      ),
  ];
}

function isAmount(name: string, amount: unknown): boolean {
  const { amount: words, toKibibytes } = Object(amount) as {
    readonly amount?: unknown;
    readonly toKibibytes?: unknown;
  };
  return name.startsWith('cpu') ? typeof words === 'string' : typeof toKibibytes === 'function';
}
