/** How the JSON of a value has to look, by the Go type that the API server decodes it into. */
export type StructureType = Basic | List | Mapping | Struct;

/** A value that is decoded whole. */
export interface Basic {
  readonly form: 'basic';
  readonly basic: BasicForm;
  /** How Go names the type in a message: `int32`, `v1.PullPolicy`. */
  readonly name: string;
  /** What JavaScript calls the values that always fit, but for numbers: those have to be whole and small. */
  readonly surely?: 'string' | 'boolean' | 'number';
}

/** What decodes a value: Go's own types, and Kubernetes' types that decode themselves. */
export type BasicForm =
  | 'string'
  | 'bool'
  | 'int32'
  | 'int64'
  | 'float64'
  | 'bytes'
  | 'quantity'
  | 'intOrString'
  | 'time'
  | 'microTime'
  | 'duration'
  | 'any';

export interface List {
  readonly form: 'list';
  readonly element: StructureType;
  readonly name: string;
}

/** A mapping whose keys the user chooses. */
export interface Mapping {
  readonly form: 'map';
  readonly element: StructureType;
  readonly name: string;
}

/** A mapping with fields of its own. */
export interface Struct {
  readonly form: 'struct';
  readonly name: string;
  readonly fields: ReadonlyMap<string, Field>;
}

/** A field of a mapping. */
export interface Field {
  readonly type: StructureType;
  /** The Go types that it is embedded by, as Go's messages name them on the way; empty for most. */
  readonly embedded: string;
  /** The minor version that brought it; 0 for older ones than are known. */
  readonly since: number;
  /** The minor version that took it away again; infinite for most. */
  readonly until: number;
}
