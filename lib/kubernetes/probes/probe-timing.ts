import type { Seconds } from '../values/seconds';

/**
 * When and how often a probe runs, and how many results in a row count.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export interface ProbeTiming {
  /** From the start of the container to the first probe. @default 0 */
  readonly initialDelay: Seconds;
  /** Between the starts of two probes. @default 10 */
  readonly period: Seconds;
  /** How long an answer may take. @default 1 */
  readonly timeout: Seconds;
  /** Successes in a row after which the probe counts as succeeded. @default 1 */
  readonly successThreshold: number;
  /** Failures in a row after which the probe counts as failed. @default 3 */
  readonly failureThreshold: number;
}

/**
 * What the API server fills in where a probe does not say it.
 *
 * @see pkg/apis/core/v1/defaults.go SetDefaults_Probe
 */
export const PROBE_DEFAULTS: ProbeTiming = {
  initialDelay: 0,
  period: 10,
  timeout: 1,
  successThreshold: 1,
  failureThreshold: 3,
};

/**
 * The timing of a probe as it stands in a manifest, with the API server's defaults. Zero counts as absent, as it does
 * for the API server; so does whatever is no number.
 *
 * @param probe the probe's mapping: `periodSeconds` and so on
 * @see pkg/apis/core/v1/defaults.go SetDefaults_Probe
 */
export function probeTiming(probe: unknown): ProbeTiming {
  const fields = typeof probe === 'object' && probe !== null ? (probe as Readonly<Record<string, unknown>>) : {};
  return {
    initialDelay: orDefault(fields['initialDelaySeconds'], PROBE_DEFAULTS.initialDelay),
    period: orDefault(fields['periodSeconds'], PROBE_DEFAULTS.period),
    timeout: orDefault(fields['timeoutSeconds'], PROBE_DEFAULTS.timeout),
    successThreshold: orDefault(fields['successThreshold'], PROBE_DEFAULTS.successThreshold),
    failureThreshold: orDefault(fields['failureThreshold'], PROBE_DEFAULTS.failureThreshold),
  };
}

function orDefault(value: unknown, absent: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value !== 0 ? value : absent;
}
