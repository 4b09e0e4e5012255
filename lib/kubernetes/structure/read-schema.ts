import { SCHEMA } from './schema';
import type { Basic, BasicForm, Field, Struct, StructureType } from './structure-type';

/**
 * The fields of a kind.
 *
 * The table has a line a type, `NAME FIELD:TYPE …`, or `NAME =TYPE` for a type with another name. A type is a basic
 * form, the name of another line, or `[]`, `{}` and `*` before a type for lists, mappings and what may be absent.
 * `^NAME` says that the fields from there on are embedded by a Go type, `@30` that a field came with Kubernetes 1.30,
 * `<36` that it went with 1.36.
 *
 * @param name the kind, with the name of its Go package: `v1.Pod`
 * @returns nothing for a kind that is not in the table
 */
export function structOf(name: string): Struct | undefined {
  const type = lines().has(name) ? typeNamed(name) : undefined;
  return type?.form === 'struct' ? type : undefined;
}

/** Whether some type of the table has a field of this name. */
export function isFieldName(name: string): boolean {
  fieldNames ??= new Set(
    [...lines().values()].flatMap((line) => [...line.matchAll(/(?:^| )(\w+):/g)].map(([, field = '']) => field)),
  );
  return fieldNames.has(name);
}

let fieldNames: ReadonlySet<string> | undefined;
let table: ReadonlyMap<string, string> | undefined;
const types = new Map<string, StructureType>();

/** The table is split when the first manifest is looked at, and a line is read when its type is needed. */
function lines(): ReadonlyMap<string, string> {
  table ??= new Map(
    SCHEMA.split('\n').map((line) => {
      const end = line.indexOf(' ');
      return [line.slice(0, end), line.slice(end + 1)] as const;
    }),
  );
  return table;
}

function typeNamed(text: string): StructureType {
  const known = types.get(text);
  if (known) return known;
  const read = readType(text);
  types.set(text, read);
  return read;
}

function readType(text: string): StructureType {
  if (text.startsWith('*')) return typeNamed(text.slice(1));
  if (text.startsWith('[]') || text.startsWith('{}')) {
    const element = typeNamed(text.slice(2));
    const name = `${text.startsWith('[') ? '[]' : 'map[string]'}${element.name}`;
    return { form: text.startsWith('[') ? 'list' : 'map', element, name };
  }
  const line = lines().get(text);
  const name = text.replace(/~.*/, '');
  if (line === undefined) return basicType(text as BasicForm);
  if (line.startsWith('=')) return { ...typeNamed(line.slice(1)), name };
  return new LazyStruct(name, line);
}

function basicType(basic: BasicForm): Basic {
  const surely = SURELY[basic];
  return { form: 'basic', basic, name: GO_NAMES[basic] ?? basic, ...(surely && { surely }) };
}

const SURELY: Readonly<Partial<Record<BasicForm, Basic['surely']>>> = {
  string: 'string',
  intOrString: 'string',
  bool: 'boolean',
  int32: 'number',
  int64: 'number',
  float64: 'number',
};

const GO_NAMES: Readonly<Record<string, string>> = { bytes: '[]uint8', quantity: 'resource.Quantity' };

/** Most manifests never touch most types. */
class LazyStruct implements Struct {
  readonly form = 'struct';
  private read: ReadonlyMap<string, Field> | undefined;

  constructor(
    readonly name: string,
    private readonly line: string,
  ) {}

  get fields(): ReadonlyMap<string, Field> {
    this.read ??= readFields(this.line);
    return this.read;
  }
}

function readFields(line: string): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  let embedded = '';
  for (const word of line.split(' ')) {
    if (word.startsWith('^')) embedded = word.slice(1);
    else {
      const { name = '', type = '', since, until } = WORD.exec(word)?.groups ?? {};
      const lifetime = { since: Number(since ?? 0), until: Number(until ?? Infinity) };
      fields.set(name, { type: typeNamed(type), embedded, ...lifetime });
    }
  }
  return fields;
}

const WORD = /^(?<name>[^:]+):(?<type>[^@<]+)(?:@(?<since>\d+))?(?:<(?<until>\d+))?$/;
