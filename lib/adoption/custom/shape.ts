import { asArray, asObject, asString, isObject, type Json, type JsonObject } from '../../kubernetes';

/** What a schema of a CustomResourceDefinition lets a value be, as far as TypeScript can say it. */
export type Shape = (Anything | Basic | Words | ListOf | MapOf | Fields) & { readonly isNullable: boolean };

/** Whatever it is. */
interface Anything {
  readonly form: 'any';
}

interface Basic {
  readonly form: 'basic';
  /** Several for a field that takes a number or a text. */
  readonly types: readonly ('string' | 'number' | 'boolean')[];
}

/** One of some texts or numbers. */
interface Words {
  readonly form: 'words';
  readonly words: readonly (string | number)[];
}

interface ListOf {
  readonly form: 'list';
  readonly element: Shape;
}

interface MapOf {
  readonly form: 'map';
  readonly element: Shape;
}

/** An object with fields of its own. */
export interface Fields {
  readonly form: 'fields';
  readonly fields: ReadonlyMap<string, FieldOf>;
  /** Whether it may have others, too. */
  readonly isOpen: boolean;
}

export interface FieldOf {
  readonly shape: Shape;
  readonly isRequired: boolean;
  readonly description: string | undefined;
}

/**
 * What an openAPIV3Schema lets a value be.
 *
 * @param isOpen whether fields that it does not have are kept anywhere
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export function shapeOf(schema: JsonObject, isOpen: boolean): Shape {
  const isNullable = schema['nullable'] === true;
  return { ...formOf(schema, isOpen), isNullable };
}

function formOf(schema: JsonObject, isOpen: boolean): Anything | Basic | Words | ListOf | MapOf | Fields {
  if (isIntOrString(schema)) return { form: 'basic', types: ['number', 'string'] };
  const words = asArray(schema['enum']).filter((word) => word !== null);
  if (words.length > 0 && words.every(isWord)) return { form: 'words', words: [...new Set(words)] };
  switch (schema['type']) {
    case 'string':
      return { form: 'basic', types: ['string'] };
    case 'integer':
    case 'number':
      return { form: 'basic', types: ['number'] };
    case 'boolean':
      return { form: 'basic', types: ['boolean'] };
    case 'array':
      return { form: 'list', element: shapeOf(asObject(schema['items']), isOpen) };
    case 'object':
    case undefined:
      return objectOf(schema, isOpen);
    default:
      return { form: 'any' };
  }
}

function isIntOrString(schema: JsonObject): boolean {
  if (schema['x-kubernetes-int-or-string'] === true || schema['format'] === 'int-or-string') return true;
  const types = asArray(schema['anyOf']).map((one) => asObject(one)['type']);
  return schema['type'] === undefined && types.length === 2 && types.includes('integer') && types.includes('string');
}

function isWord(word: Json): word is string | number {
  return typeof word === 'string' || typeof word === 'number';
}

function objectOf(schema: JsonObject, isOpen: boolean): Anything | MapOf | Fields {
  const keeps = isOpen || schema['x-kubernetes-preserve-unknown-fields'] === true;
  const isEmbedded = schema['x-kubernetes-embedded-resource'] === true;
  const properties = asObject(schema['properties']);
  if (Object.keys(properties).length > 0) {
    const fields = fieldsOf(schema, properties, isOpen);
    return { form: 'fields', fields: isEmbedded ? new Map([...OF_ANY_OBJECT, ...fields]) : fields, isOpen: keeps };
  }
  const values = schema['additionalProperties'] ?? null;
  if (isObject(values)) return { form: 'map', element: shapeOf(values, isOpen) };
  if (schema['type'] === undefined) return { form: 'any' };
  return { form: 'map', element: ANYTHING };
}

function fieldsOf(schema: JsonObject, properties: JsonObject, isOpen: boolean): ReadonlyMap<string, FieldOf> {
  const required = asArray(schema['required']);
  return new Map(
    Object.entries(properties).map(([name, given]) => {
      const own = asObject(given);
      // What has a default is there before anybody asks for it.
      const isRequired = required.includes(name) && own['default'] === undefined;
      return [name, { shape: shapeOf(own, isOpen), isRequired, description: asString(own['description']) }];
    }),
  );
}

const ANYTHING: Shape = { form: 'any', isNullable: false };
const TEXT: Shape = { form: 'basic', types: ['string'], isNullable: false };

/** What an object inside another has, whatever its kind is. */
const OF_ANY_OBJECT: ReadonlyMap<string, FieldOf> = new Map(
  Object.entries({ apiVersion: TEXT, kind: TEXT, metadata: { form: 'map', element: ANYTHING, isNullable: false } }).map(
    ([name, shape]) => [name, { shape: shape as Shape, isRequired: false, description: undefined }],
  ),
);
