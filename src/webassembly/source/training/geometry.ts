/** The geometry of the convolution in progress: set once a call, read by the packing loops. All sizes in elements. */
export let inHeight: i32 = 0;
export let inWidth: i32 = 0;
export let inChannels: i32 = 0;
export let outHeight: i32 = 0;
export let outWidth: i32 = 0;
export let filterHeight: i32 = 0;
export let filterWidth: i32 = 0;
export let strideHeight: i32 = 0;
export let strideWidth: i32 = 0;
export let padTop: i32 = 0;
export let padLeft: i32 = 0;

/** Sets the geometry for the calls that follow. */
export function setGeometry(
  height: i32,
  width: i32,
  channels: i32,
  rows: i32,
  columns: i32,
  tapRows: i32,
  tapColumns: i32,
  stepDown: i32,
  stepRight: i32,
  top: i32,
  left: i32,
): void {
  inHeight = height;
  inWidth = width;
  inChannels = channels;
  outHeight = rows;
  outWidth = columns;
  filterHeight = tapRows;
  filterWidth = tapColumns;
  strideHeight = stepDown;
  strideWidth = stepRight;
  padTop = top;
  padLeft = left;
}
