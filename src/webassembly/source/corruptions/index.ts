export { countUp, exampleWords } from './example-words';
export { fit } from './fit';
export { gather } from './gather';
export { gaussian } from './gaussian';
export { tableLabels, uniformLabels } from './labels';
export { permute } from './permute';
