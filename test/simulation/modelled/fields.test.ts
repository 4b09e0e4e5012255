import { kindStructure, type Struct, type StructureType } from '../../../lib/kubernetes';
import { FIELDS, KINDS } from '../../../lib/simulation/modelled/fields';

/** The type of what is in it, whatever it is a list of. */
function inside(type: StructureType): StructureType {
  return type.form === 'list' || type.form === 'map' ? inside(type.element) : type;
}

/** The types that are read, from the specs of all kinds down: what is read whole is not looked into. */
function readTypes(): ReadonlyMap<string, Struct> {
  const found = new Map<string, Struct>();
  const walk = (type: StructureType | undefined): void => {
    const struct = type && inside(type);
    if (struct?.form !== 'struct' || found.has(struct.name)) return;
    found.set(struct.name, struct);
    for (const [name, { type: next }] of struct.fields) {
      const modelled = FIELDS.get(struct.name)?.[name];
      if (modelled?.is === 'read' && !modelled.isWhole) walk(next);
    }
  };
  for (const [apiVersion, kind] of KINDS) walk(kindStructure(apiVersion, kind)?.fields.get('spec')?.type);
  return found;
}

const TYPES = readTypes();

test('every kind that is read is one of Kubernetes', () => {
  const unknown = KINDS.filter(([apiVersion, kind]) => !kindStructure(apiVersion, kind)?.fields.has('spec'));
  expect(unknown).toEqual([]);
  expect(TYPES.size).toBeGreaterThan(35);
});

// What is missing here has come with a new Kubernetes: is it read, named as not modelled, or without effect?
test.each([...TYPES])('the simulation says of every field of %s what it makes of it', (name, { fields }) => {
  const known = Object.keys(FIELDS.get(name) ?? {});
  expect([...fields.keys()].filter((field) => !known.includes(field))).toEqual([]);
});

test.each([...FIELDS])('%s is read, and has all the fields that are said of it', (name, known) => {
  const struct = TYPES.get(name);
  expect(Object.keys(known).filter((field) => !struct?.fields.has(field))).toEqual([]);
});

test('what is not modelled, and what is without effect, says why', () => {
  const words = [...FIELDS.values()].flatMap((fields) =>
    Object.values(fields).flatMap((one) => (one.is === 'read' ? [] : one.is === 'idle' ? one.why : one.words)),
  );
  for (const one of words) expect(one).toMatch(/^\p{L}.{14,}[^.]$/u);
});
