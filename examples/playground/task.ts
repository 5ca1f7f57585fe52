/** The data set, the network and the training that every setting shares. */
export const TASK = {
  train: 640,
  test: 500,
  side: 16,
  classes: 10,
  units: 512,
  batchSize: 64,
  epochs: 100,
  decay: 0.95,
} as const;
