import { pathBelow, type FieldPath } from '../../../lib/kubernetes';

const SPEC: FieldPath = ['spec', 'template'];

describe('pathBelow', () => {
  it('is the path with one more step', () => {
    expect(pathBelow(pathBelow(SPEC, 'containers'), 0)).toEqual(['spec', 'template', 'containers', 0]);
    expect(SPEC).toEqual(['spec', 'template']);
  });

  it('is the same list for everybody who asks', () => {
    expect(pathBelow(pathBelow(SPEC, 'containers'), 1)).toBe(pathBelow(pathBelow(SPEC, 'containers'), 1));
  });

  it('tells the index of a list from a key of the same digits', () => {
    expect(pathBelow(SPEC, 1)).toEqual([...SPEC, 1]);
    expect(pathBelow(SPEC, '1')).toEqual([...SPEC, '1']);
  });
});
