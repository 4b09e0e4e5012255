import { maxOf } from '../kubernetes';
import type { PlannedNumber, ReleasePlan } from './release-plan';

/**
 * A plan as text for people: a row a number with its reason, then what is required elsewhere and the warnings.
 */
export function planTable(plan: ReleasePlan): string {
  return tableOf(plan, plan.numbers);
}

/** The same without the numbers that are the same whatever the facts are: what the annotation of a manifest says. */
export function planSummary(plan: ReleasePlan): string {
  return tableOf(
    plan,
    plan.numbers.filter((number) => number.constant !== true),
  );
}

function tableOf(plan: ReleasePlan, numbers: readonly PlannedNumber[]): string {
  const width = maxOf(numbers.map(({ field }) => field.length));
  const digits = maxOf(numbers.map(({ value }) => String(value).length));
  const rows = numbers.map(
    ({ field, value, reason }) => `${field.padEnd(width)}  ${String(value).padStart(digits)}  ${reason}`,
  );
  return [
    ...rows,
    ...section('From defaults', plan.defaults ?? []),
    ...section('Required elsewhere', plan.requiredElsewhere),
    ...section('Warnings', plan.warnings),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `- ${line}`)];
}
