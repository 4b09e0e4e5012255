/** Written into the bundle by its build, which stands elsewhere than this file. */
declare const ZERO_DOWNTIME_VERSION: string | undefined;

/** The version of this package. */
export function version(): string {
  if (typeof ZERO_DOWNTIME_VERSION === 'string') return ZERO_DOWNTIME_VERSION;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- read only when somebody asks
  return (require('../../package.json') as { version: string }).version;
}
