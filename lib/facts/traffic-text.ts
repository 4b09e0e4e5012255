import { formatGoDuration, type Seconds } from '../kubernetes';
import { isKnownTraffic, knownTraffic } from './known-traffic';
import { parseStatedDuration } from './stated-duration';
import { parseTrafficOptions, WRITABLE } from './traffic-options';
import type { TrafficKind, TrafficSource } from './traffic-source';

const STATED_KINDS: readonly TrafficKind[] = ['node-health-check', 'registry', 'mesh', 'custom'];

const ONE_SOURCE = /^\s*([a-z-]+)\s*(?:\(([^()]*)\)\s*)?(,|$)/;

/**
 * Traffic sources as an annotation says them: `ingress-nginx, registry(name=nacos drain-lag=30s first-use=30s
 * deregistration=3s)`. Known numbers are left out.
 *
 * @throws RangeError for a name that cannot stand there: one with spaces, commas or parentheses
 */
export function formatTraffic(sources: readonly TrafficSource[]): string {
  return sources.map(formatSource).join(', ');
}

function formatSource({ kind, name, drainLag, firstUse, deregistration }: TrafficSource): string {
  const known = isKnownTraffic(kind) ? knownTraffic(kind) : undefined;
  if (name !== undefined && !WRITABLE.test(name)) {
    throw new RangeError(
      `the name '${name}' cannot stand in an annotation: it has to go without spaces, ',', '(' and ')'`,
    );
  }
  const options = [
    name === undefined ? undefined : `name=${name}`,
    optionUnless(known?.drainLag, 'drain-lag', drainLag),
    optionUnless(known?.firstUse, 'first-use', firstUse),
    optionUnless(undefined, 'deregistration', deregistration?.callTimeout),
  ].filter((option) => option !== undefined);
  return options.length === 0 ? kind : `${kind}(${options.join(' ')})`;
}

/** A duration as an option, unless it is what is known anyway, as far as a text can tell. */
function optionUnless(known: Seconds | undefined, option: string, value: Seconds | undefined): string | undefined {
  const text = value === undefined ? undefined : formatGoDuration(value);
  const isKnown = known !== undefined && text === formatGoDuration(known);
  return text === undefined || isKnown ? undefined : `${option}=${text}`;
}

/**
 * Reads what {@link formatTraffic} writes.
 *
 * @throws RangeError for an unknown source, an option that is unknown or stated twice, or a missing number, naming it
 */
export function parseTraffic(text: string): readonly TrafficSource[] {
  const sources: TrafficSource[] = [];
  for (let rest = text, more = true; more;) {
    const [source, kind, options = '', comma] = ONE_SOURCE.exec(rest) ?? [];
    if (source === undefined || kind === undefined) {
      throw new RangeError(`'${rest.trim()}' is not a traffic source; write such as 'ingress-nginx'`);
    }
    sources.push(parseSource(kind, options));
    rest = rest.slice(source.length);
    more = comma === ',';
  }
  return sources;
}

function parseSource(kind: string, optionsText: string): TrafficSource {
  const { name, 'drain-lag': drainLag, 'first-use': firstUse, deregistration } = parseTrafficOptions(kind, optionsText);
  const numbers = { drainLag: seconds(drainLag), firstUse: seconds(firstUse) };
  return {
    ...(isKnownTraffic(kind) ? knownTraffic(kind, numbers) : statedTraffic(kind, numbers)),
    ...(name === undefined ? {} : { name }),
    ...(deregistration === undefined ? {} : { deregistration: { callTimeout: parseStatedDuration(deregistration) } }),
  };
}

function statedTraffic(kind: string, numbers: { drainLag?: Seconds; firstUse?: Seconds }): TrafficSource {
  const stated = STATED_KINDS.find((known) => known === kind);
  if (stated === undefined) throw new RangeError(`'${kind}' is not a traffic source that is known here`);
  const { drainLag, firstUse } = numbers;
  if (drainLag === undefined || firstUse === undefined) {
    throw new RangeError(`nobody knows the delays of '${kind}': state ${kind}(drain-lag=… first-use=…)`);
  }
  return { kind: stated, drainLag, firstUse, basis: 'stated', because: 'stated' };
}

function seconds(text: string | undefined): Seconds | undefined {
  return text === undefined ? undefined : parseStatedDuration(text);
}
