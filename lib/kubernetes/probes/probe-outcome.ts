/** What one run of a probe comes to. A warning counts as success, unknown counts as no run at all. */
export type ProbeOutcome = 'success' | 'warning' | 'failure' | 'unknown';

/** How an endpoint answers an HTTP probe in the end. */
export interface HttpAnswer {
  /** The last status, after the redirects that are followed. @default no answer in time, or no connection */
  readonly status?: number;
  /** Whether the last answer redirects to another host, which a probe does not follow. @default false */
  readonly toAnotherHost?: boolean;
  /** How many redirects within the same host were followed. @default 0 */
  readonly redirects?: number;
}

/** Redirects after which an HTTP probe gives up. */
export const MAXIMUM_PROBE_REDIRECTS = 10;

/**
 * What an HTTP probe makes of an answer: 200 to 399 succeeds, a redirect to another host with a warning.
 *
 * @see pkg/probe/http/http.go DoHTTPProbe, RedirectChecker
 */
export function httpProbeOutcome({ status, toAnotherHost = false, redirects = 0 }: HttpAnswer): ProbeOutcome {
  if (redirects >= MAXIMUM_PROBE_REDIRECTS) return 'failure';
  if (toAnotherHost) return 'warning';
  if (status === undefined || status < 200 || status >= 400) return 'failure';
  return status < 300 ? 'success' : 'warning';
}

/** How a command of an exec probe ends. */
export interface ExecEnd {
  /** Its exit code. @default it did not start */
  readonly exitCode?: number;
  /** Whether it was still running at the timeout. @default false */
  readonly timedOut?: boolean;
}

/**
 * What an exec probe makes of its command: 0 succeeds, anything else and a timeout fail. A command that cannot be
 * started (no such file in the image) is unknown, and the result is discarded.
 *
 * @see pkg/probe/exec/exec.go Probe
 */
export function execProbeOutcome({ exitCode, timedOut = false }: ExecEnd): ProbeOutcome {
  if (timedOut) return 'failure';
  if (exitCode === undefined) return 'unknown';
  return exitCode === 0 ? 'success' : 'failure';
}
