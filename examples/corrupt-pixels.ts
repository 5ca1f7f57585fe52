import { randomizePixels, replaceWithGaussian, shufflePixels } from 'rethink-gen';

const images = Float32Array.of(10, 11, 12, 13, 20, 21, 22, 23); // two images of 2 x 2 grey pixels
console.log('one order for all:', shufflePixels(images, { imageShape: [2, 2], seed: 42 }).images.join(' '));
console.log('an order for each:', randomizePixels(images, { imageShape: [2, 2], seed: 42 }).images.join(' '));
const noise = replaceWithGaussian(images, { imageShape: [2, 2], seed: 42, round: 'half-up' });
console.log('Gaussian noise:   ', noise.images.join(' '));
