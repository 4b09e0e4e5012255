import { asObject, isObject, own } from '../kubernetes';
import { parseKeptConnections } from './kept-connections';
import { parseOnSigterm } from './on-sigterm';
import type { FactsFor, OutsideFacts, StatedDefaults } from './stated-defaults';
import { parseStatedDuration } from './stated-duration';
import type { StatedContainerFacts } from './stated-facts';
import { parseTraffic } from './traffic-text';

/** What a config file states, and what of it cannot be read. */
export interface StatedDefaultsReading {
  readonly stated: StatedDefaults;
  /** Each names the place in the file and what is wrong there. */
  readonly problems: readonly string[];
}

const CONTAINER_FACTS: Readonly<Record<keyof StatedContainerFacts, (text: string) => unknown>> = {
  slowestStart: parseStatedDuration,
  longestRequest: parseStatedDuration,
  onSigterm: parseOnSigterm,
  keptConnections: parseKeptConnections,
  preStopTakes: parseStatedDuration,
};

const SELECTORS = ['kind', 'namespace', 'name'] as const;

/**
 * Reads facts from a config file, each written as in its annotation:
 * `{ everywhere: { longestRequest: '20s' }, workloads: [{ name: 'web-*', slowestStart: '60s', traffic: 'ingress-nginx',
 * containers: { proxy: { onSigterm: 'exits' } } }] }`. What cannot be read is reported, never guessed at.
 *
 * @param json the part of the config file that states facts; nothing states nothing
 */
export function readStatedDefaults(json: unknown): StatedDefaultsReading {
  const reader = new Reader();
  return { stated: reader.defaults(json), problems: reader.problems };
}

class Reader {
  readonly problems: string[] = [];

  defaults(json: unknown): StatedDefaults {
    const { everywhere, workloads, ...others } = this.mapping(json, 'facts');
    this.refuse(Object.keys(others), 'facts', ['everywhere', 'workloads']);
    return {
      ...(everywhere !== undefined && { everywhere: this.facts(everywhere, 'facts.everywhere') }),
      ...(workloads !== undefined && { workloads: this.workloads(workloads) }),
    };
  }

  private workloads(json: unknown): readonly FactsFor[] {
    if (!Array.isArray(json)) this.problems.push('facts.workloads has to be a list');
    return (Array.isArray(json) ? json : []).map((one: unknown, index) => {
      const place = `facts.workloads[${index}]`;
      const { kind, namespace, name, ...facts } = this.mapping(one, place);
      const selector = this.selector({ kind, namespace, name }, place);
      return { ...selector, facts: this.facts(facts, place) };
    });
  }

  private selector(written: Readonly<Record<string, unknown>>, place: string): Omit<FactsFor, 'facts'> {
    const texts = SELECTORS.flatMap((field) => {
      const value = written[field];
      if (value === undefined || typeof value === 'string') return value === undefined ? [] : [[field, value] as const];
      this.problems.push(`${place}.${field} has to be text`);
      return [[field, ''] as const]; // it selects nothing, rather than everything
    });
    return Object.fromEntries(texts);
  }

  private facts(json: unknown, place: string): OutsideFacts {
    const { containers, traffic, ...own } = this.mapping(json, place);
    const read = containers === undefined ? {} : this.mapping(containers, `${place}.containers`);
    const named = Object.entries(read).map(([name, facts]) => {
      const its = `${place}.containers.${name}`;
      return [name, this.containerFacts(this.mapping(facts, its), its)] as const;
    });
    const source = traffic === undefined ? undefined : this.parsed(traffic, `${place}.traffic`, parseTraffic);
    return {
      workload: this.containerFacts(own, place),
      ...(containers !== undefined && { containers: Object.fromEntries(named) }),
      ...(source !== undefined && { traffic: source }),
    };
  }

  private containerFacts(json: Readonly<Record<string, unknown>>, place: string): StatedContainerFacts {
    const known = Object.entries(CONTAINER_FACTS).filter(([fact]) => own(json, fact) !== undefined);
    this.refuse(
      Object.keys(json).filter((key) => !Object.hasOwn(CONTAINER_FACTS, key)),
      place,
      [...Object.keys(CONTAINER_FACTS), 'traffic', 'containers'],
    );
    const read = known.map(([fact, parse]) => [fact, this.parsed(own(json, fact), `${place}.${fact}`, parse)] as const);
    return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as StatedContainerFacts;
  }

  private parsed<T>(value: unknown, place: string, parse: (text: string) => T): T | undefined {
    try {
      if (typeof value !== 'string') throw new RangeError(`write it as text, such as '20s'`);
      return parse(value);
    } catch (error) {
      this.problems.push(`${place}: ${(error as Error).message}`);
      return undefined;
    }
  }

  private mapping(json: unknown, place: string): Readonly<Record<string, unknown>> {
    if (json !== undefined && json !== null && !isObject(json)) this.problems.push(`${place} has to be a mapping`);
    return asObject(json);
  }

  private refuse(unknown: readonly string[], place: string, known: readonly string[]): void {
    for (const key of unknown)
      this.problems.push(`${place}: '${key}' is not known here; known are ${known.join(', ')}`);
  }
}
