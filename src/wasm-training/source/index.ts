export { columnAffine, columnMoments, columnSums, copyColumns, rectifierGradient } from './columns';
export { inputGradient, inputGradientScratch, maxPoolGradient } from './convolution';
export { setGeometry } from './geometry';
export { multiply, scratchBytes } from './multiply';
