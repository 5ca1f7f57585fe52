export { countUp, exampleWords } from './example-words';
export { fit } from './fit';
export { gatherBytes, gatherWords } from './gather';
export { gaussian } from './gaussian';
export { tableLabels, uniformLabels } from './labels';
export { permuteBytes, permuteByteTriples, permuteWords, permuteWordTriples } from './permute';
