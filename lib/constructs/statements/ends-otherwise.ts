import type { IgnoredRule } from './ignored-rule';

/** What is stated by saying that an interrupted run starts over. */
export const ENDS_OTHERWISE: IgnoredRule = {
  rule: 'job-stopped-counts-as-done',
  reason: 'a run that is interrupted starts over, so it ends with another exit code than 0',
};
