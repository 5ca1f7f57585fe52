import { corrupt, symmetric } from 'rethink-gen';

async function* photos() {
  for (const name of ['cat-1', 'cat-2', 'dog-1', 'dog-2']) yield { name, animal: name.slice(0, 3) };
}
const labels = { field: 'animal', classes: ['cat', 'dog'], noise: symmetric(0.4) };
// A photo keeps its noise wherever it stands, since its name is its id.
const noisy = corrupt(photos(), { seed: 42, labels, ids: ({ name }) => name });
for await (const { name, animal } of noisy) console.log(name, 'is called a', animal);
