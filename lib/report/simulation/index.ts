export type { HtmlOptions } from '../html/html-page';
export { simulationHtml } from '../html/html-report';
export { fieldLosses } from './field-losses';
export { kindsText } from './text-losses';
export { blamedLosses, placeOf, type BlamedLoss } from './blamed-losses';
export { CAUSE_MARKS } from './cause-marks';
export { countText, endText, requestsText, sentText, spanText, unitText } from './numbers';
export { simulationJsonLines } from './simulation-json-lines';
export { simulationJson } from './simulation-json';
export { simulationJunit, type SimulationJunitOptions } from './simulation-junit';
export {
  byWorkload,
  changesOf,
  shownChange,
  simulationReportOf,
  type SimulationReport,
  type SimulationRun,
  type SimulationSummary,
} from './simulation-report';
export type { PictureOptions, PictureWords } from './picture-options';
export { simulationSvg } from './svg-timeline';
export { wordNotSimulated } from './text-not-simulated';
export type { SimulationStream } from './simulation-stream';
export { simulationText, simulationTextStream } from './text-simulation';
export type { SimulationTextOptions } from './text-simulation-settings';
