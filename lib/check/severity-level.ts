import type { Severity } from '../rules/rule';

/** What a rule can be set to, the gravest first. */
export const SEVERITY_LEVELS = ['error', 'warning', 'info', 'off'] as const;

/** A severity, or `off`: the rule still runs as a root cause of others, but its findings are left out. */
export type SeverityLevel = Severity | 'off';
