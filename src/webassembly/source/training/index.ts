export { columnAffine, columnMoments, columnSums, copyColumns, rectifierGradient } from './columns';
export { setGeometry } from './geometry';
export { inputGradient, inputGradientScratch, maxPoolGradient } from './input-gradient';
export { multiply, scratchBytes } from './multiply';
export { normalizeResponses, responseGradient, responseScratch } from './response-normalization';
