import { createHash } from 'node:crypto';
import type { Finding } from '../../lib/check';

/** How many findings are judged by hand, as long as no more rules fire. */
export const SAMPLE = 40;

/**
 * A sample of findings: one of each rule that fires, then others up to the size, in the order of the findings. The
 * seed decides which; a finding's own draw depends on nothing but itself and the seed.
 */
export function draw(findings: readonly Finding[], seed: number, size: number = SAMPLE): readonly Finding[] {
  const shuffled = [...findings].sort((one, other) => (lot(one, seed) < lot(other, seed) ? -1 : 1));
  const firstOfRule = shuffled.filter(({ rule }, at) => shuffled.findIndex((one) => one.rule === rule) === at);
  const others = shuffled.filter((finding) => !firstOfRule.includes(finding));
  const drawn = new Set([...firstOfRule, ...others.slice(0, Math.max(0, size - firstOfRule.length))]);
  return findings.filter((finding) => drawn.has(finding));
}

function lot({ file, line, column, fingerprint }: Finding, seed: number): string {
  return createHash('sha256').update([seed, file, line, column, fingerprint].join('\0')).digest('hex');
}
