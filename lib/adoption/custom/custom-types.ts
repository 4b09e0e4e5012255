import { asObject, asString, type JsonObject } from '../../kubernetes';
import { freeIdentifier, identifierOf } from '../naming';
import { construct, literal, name, type Expression } from '../program/expression';
import type { CustomDefinition } from './custom-definition';
import { fitting, type Misfit } from './fitting';
import { nullPlaces } from './null-places';
import { METADATA, NAMES_OF_TYPES, printTypes } from './print-types';
import { shapeOf, type FieldOf, type Fields, type Shape } from './shape';
import type { CustomType, TypesOfGroup } from './types-of-group';

/** Classes for custom resources, made from their definitions; what a program does not use is not in it. */
export class CustomTypes {
  private readonly groups = new Map<string, Group>();
  private readonly definitions = new Map<string, CustomDefinition>();
  private readonly taken = new Set<string>();

  /** @param definitions of two for the same kind, the first counts */
  constructor(definitions: readonly CustomDefinition[]) {
    for (const one of definitions) {
      const key = keyOf(`${one.group}/${one.version}`, one.kind);
      if (!this.definitions.has(key)) this.definitions.set(key, one);
    }
  }

  /** An object as its class makes it; nothing where there is none for it. */
  expressionOf(object: JsonObject, id: string): Expression | undefined {
    const [definition, props] = [this.definitionOf(object), this.propsOf(object)];
    if (!definition || !props || 'misfit' in props) return undefined;
    const group = this.groupOf(definition.group);
    return construct(`${group.name}.${group.typeOf(definition).className}`, name('this'), literal(id), props);
  }

  /** The props of its class; what the class does not have of it; nothing where nobody has defined it. */
  propsOf(object: JsonObject): Expression | Misfit | undefined {
    const definition = this.definitionOf(object);
    const props = Object.entries(object).filter(([field]) => !BY_CLASS.includes(field));
    return definition && fitting(Object.fromEntries(props), propsOf(definition), '');
  }

  /** Where an object says null and its definition lets null stay, as JSON pointers. */
  nullsIn(object: JsonObject): readonly string[] {
    const definition = this.definitionOf(object);
    return definition ? nullPlaces(object, propsOf(definition)) : [];
  }

  /** Everything that has been asked for. */
  get used(): readonly TypesOfGroup[] {
    return [...this.groups.values()].map((group) => group.printed());
  }

  private definitionOf({ apiVersion, kind }: JsonObject): CustomDefinition | undefined {
    return this.definitions.get(keyOf(asString(apiVersion) ?? '', asString(kind) ?? ''));
  }

  private groupOf(group: string): Group {
    const known = this.groups.get(group) ?? new Group(group, this.taken);
    this.groups.set(group, known);
    return known;
  }
}

class Group {
  readonly name: string;
  private readonly types = new Map<CustomDefinition, CustomType>();
  private readonly classes = new Set<string>(NAMES_OF_TYPES);

  constructor(
    private readonly group: string,
    taken: Set<string>,
  ) {
    const identifier = identifierOf(group);
    this.name = freeIdentifier(identifier.charAt(0).toLowerCase() + identifier.slice(1), taken);
  }

  typeOf(definition: CustomDefinition): CustomType {
    const known = this.types.get(definition);
    if (known) return known;
    const { kind, version, place, schema } = definition;
    const className = freeIdentifier(identifierOf(kind) + (place === 0 ? '' : identifierOf(version)), this.classes);
    const type: CustomType = {
      className,
      apiVersion: `${this.group}/${version}`,
      kind,
      description: asString(schema['description']),
      shape: propsOf(definition),
    };
    this.types.set(definition, type);
    return type;
  }

  printed(): TypesOfGroup {
    const types = [...this.types.values()];
    const file = /^[a-z\d]+([.-][a-z\d]+)*$/i.test(this.group) ? this.group : this.name;
    return {
      name: this.name,
      path: `imports/${file}`,
      types,
      text: printTypes(this.group, types, new Set(this.classes)),
    };
  }
}

/** What the class gives to an object by itself. */
const BY_CLASS = ['apiVersion', 'kind'];

/** Fields that the class gives, and what a controller writes. */
const NO_PROPS = ['apiVersion', 'kind', 'metadata', 'status'];

function propsOf({ schema, isOpen }: CustomDefinition): Shape & Fields {
  const shape = shapeOf({ ...schema, type: 'object' }, isOpen);
  const metadata: FieldOf = { shape: METADATA, isRequired: false, description: undefined };
  const own = shape.form === 'fields' ? [...shape.fields].filter(([field]) => !NO_PROPS.includes(field)) : [];
  return {
    form: 'fields',
    fields: new Map([['metadata', metadata], ...own]),
    isOpen:
      shape.form !== 'fields' || shape.isOpen || asObject(schema)['x-kubernetes-preserve-unknown-fields'] === true,
    isNullable: false,
  };
}

function keyOf(apiVersion: string, kind: string): string {
  return `${apiVersion}\n${kind}`;
}
