import type { Ending } from './ending-programs';

interface EndingSignal {
  /** What the image, or the name of the process, has in it. */
  readonly of: RegExp;
  readonly signal: RegExp;
}

/** Signals on which a server closes its listener and answers what it has taken, though most programs take them for a message. */
const ENDING_SIGNALS: readonly EndingSignal[] = [
  // @see https://docs.haproxy.org/3.0/management.html#4
  { of: /\bhaproxy/, signal: /^(?:-s ?|--signal[ =]|-)(?:SIG)?(?:USR1|10)(?: |$)/i },
  // @see https://httpd.apache.org/docs/2.4/stopping.html and https://nginx.org/en/docs/control.html
  { of: /\b(?:httpd|apache2?|nginx)/, signal: /^(?:-s ?|--signal[ =]|-)(?:SIG)?(?:WINCH|28)(?: |$)/i },
];

/** What a signal makes of the application of an image; undefined where it is none that ends it. */
export function endingSignal(image: string, args: readonly string[]): Ending | undefined {
  const words = args.join(' ');
  const name = image.slice(image.lastIndexOf('/') + 1);
  return ENDING_SIGNALS.some(({ of, signal }) => (of.test(words) || of.test(name)) && signal.test(words))
    ? { does: 'drains' }
    : undefined;
}
