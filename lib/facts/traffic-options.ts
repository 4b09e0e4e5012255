/** What may be stated about a traffic source. */
const OPTIONS = ['name', 'drain-lag', 'first-use', 'deregistration'] as const;

/** The options of a traffic source, as text. */
export type TrafficOptions = Partial<Record<(typeof OPTIONS)[number], string>>;

/** What may stand behind the `=` of an option. */
export const WRITABLE = /^[^\s,()]+$/;

/**
 * Reads `name=nacos drain-lag=30s`, with spaces or commas between.
 *
 * @throws RangeError for anything that is no option, an option that is unknown, and one that is stated twice
 */
export function parseTrafficOptions(kind: string, text: string): TrafficOptions {
  const options: TrafficOptions = {};
  for (const word of text.split(/[\s,]+/).filter((part) => part !== '')) {
    const [, name = '', value = ''] = /^([^=]+)=(.+)$/.exec(word) ?? [];
    if (value === '') throw new RangeError(`'${word}' is not an option; write NAME=VALUE`);
    const option = OPTIONS.find((known) => known === name);
    if (option === undefined) {
      throw new RangeError(`'${name}' is no option of ${kind}; it takes ${OPTIONS.join(', ')}`);
    }
    if (options[option] !== undefined) throw new RangeError(`'${name}' of ${kind} is stated twice`);
    options[option] = value;
  }
  return options;
}
