export { simulationHtml, type HtmlOptions } from '../html/html-report';
export { countText } from './numbers';
export { simulationJson } from './simulation-json';
export { simulationJunit, type SimulationJunitOptions } from './simulation-junit';
export {
  simulationReportOf,
  type SimulationReport,
  type SimulationRun,
  type SimulationSummary,
} from './simulation-report';
export { simulationSvg } from './svg-timeline';
export { wordNotSimulated } from './text-not-simulated';
export { simulationText } from './text-simulation';
export type { SimulationTextOptions } from './text-simulation-settings';
