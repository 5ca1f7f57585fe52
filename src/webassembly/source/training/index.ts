export { columnAffine, columnMoments, columnSums, copyColumns, rectifierGradient } from './columns';
export { convolve, convolveBack, convolveScratch } from './direct-convolution';
export { convolveFilter, convolveFilterScratch } from './direct-filter-gradient';
export { setGeometry } from './geometry';
export { inputGradient, inputGradientScratch, maxPoolGradient } from './input-gradient';
export { multiply, scratchBytes } from './multiply';
export { adamStep, momentumStep, sgdStep } from './optimizer-steps';
export { normalizeResponses, responseGradient, responseScratch } from './response-normalization';
