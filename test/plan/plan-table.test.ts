import fc from 'fast-check';
import { planRelease, planSummary, planTable } from '../../lib/plan';
import { release } from './arbitrary-release';

test('the table has a row for every number, and the summary one for every number that follows from facts', () => {
  fc.assert(
    fc.property(release, (facts) => {
      const plan = planRelease(facts);
      const rowsOf = (table: string) => table.split('\n\n')[0]?.split('\n').length;
      expect(rowsOf(planTable(plan))).toBe(plan.numbers.length);
      expect(rowsOf(planSummary(plan))).toBe(plan.numbers.filter(({ constant }) => !constant).length);
    }),
  );
});

test('what is required elsewhere and what is warned of stands below', () => {
  fc.assert(
    fc.property(release, (facts) => {
      const plan = planRelease(facts);
      const lines = planTable(plan).split('\n');
      const listed = [...plan.requiredElsewhere, ...plan.warnings].map((line) => `- ${line}`);
      expect(lines).toEqual(expect.arrayContaining(listed));
      expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(listed.length);
    }),
  );
});
