import type { FieldPath } from '../../../lib/kubernetes';
import { joinedProposals } from '../../../lib/repair/proposals/joined';
import type { ProposedEdit } from '../../../lib/repair';

const WEB = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'default', name: 'web' };
const OTHER = { ...WEB, name: 'other' };

const edit = (path: FieldPath, value: number, resource = WEB): ProposedEdit => ({
  object: { resource },
  path,
  value,
  because: { workload: resource, words: '', assumptions: [] },
});
const joined = (...all: readonly ProposedEdit[]) =>
  joinedProposals(all.map((one) => ({ edits: [one], added: [] }))).edits.map(({ value }) => value);

test('what is said first of a field counts', () => {
  expect(joined(edit(['spec', 'replicas'], 1), edit(['spec', 'replicas'], 2))).toEqual([1]);
});

test.each<[string, FieldPath, FieldPath]>([
  ['around', ['spec', 'lifecycle', 'preStop'], ['spec', 'lifecycle']],
  ['within', ['spec', 'lifecycle'], ['spec', 'lifecycle', 'preStop']],
])('what is said later of a field %s it does not', (_, first, later) => {
  expect(joined(edit(first, 1), edit(later, 2))).toEqual([1]);
});

test('fields beside each other, and of other objects, are all edited', () => {
  expect(joined(edit(['spec', 'a'], 1), edit(['spec', 'b'], 2), edit(['spec', 'a'], 3, OTHER))).toEqual([1, 2, 3]);
});

test('what is called the same in two files gets edits of its own, and what may be said of either counts for both', () => {
  const inFile = (value: number, file: string) => {
    const one = edit(['a'], value);
    return { ...one, object: { ...one.object, file } };
  };
  expect(joined(inFile(1, 'a/x.yaml'), inFile(2, 'b/x.yaml'), inFile(3, 'a/x.yaml'))).toEqual([1, 2]);
  expect(joined(edit(['a'], 1), inFile(2, 'b/x.yaml'))).toEqual([1]);
});

test('what is kept as it is gets no edit', () => {
  const all = [{ edits: [edit(['a'], 1), edit(['a'], 2, OTHER)], added: [] }];
  const { edits } = joinedProposals(all, ({ because }) => because.workload.name === 'web');
  expect(edits.map(({ value }) => value)).toEqual([2]);
});
