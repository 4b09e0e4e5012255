import { Kind } from './token';

/** Before which tokens there is no value, in each kind of place. */
export const DOCUMENT_LIMITS = new Set([Kind.Directive, Kind.DocumentStart, Kind.DocumentEnd, Kind.StreamEnd]);
export const NO_BLOCK_ITEM = new Set([Kind.BlockEntry, Kind.BlockEnd]);
export const NO_INDENTLESS_ITEM = new Set([Kind.BlockEntry, Kind.Key, Kind.Value, Kind.BlockEnd]);
export const NO_BLOCK_VALUE = new Set([Kind.Key, Kind.Value, Kind.BlockEnd]);
export const NO_PAIR_KEY = new Set([Kind.Value, Kind.FlowEntry, Kind.FlowSequenceEnd]);
export const NO_FLOW_KEY = new Set([Kind.Value, Kind.FlowEntry, Kind.FlowMappingEnd]);
export const LIST_END = new Set([Kind.FlowSequenceEnd]);
export const MAPPING_END = new Set([Kind.FlowMappingEnd]);
export const LIST_VALUE_END = new Set([Kind.FlowEntry, Kind.FlowSequenceEnd]);
export const MAPPING_VALUE_END = new Set([Kind.FlowEntry, Kind.FlowMappingEnd]);
