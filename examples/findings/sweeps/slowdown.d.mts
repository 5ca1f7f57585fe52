import type { Experiment } from 'rethink-gen/experiments';

declare const experiment: Experiment;
export default experiment;
