/** Everything that stands in the chunk of the shop. */
export { Cart } from './cart/index.tsx';
export { Products } from './products/index.tsx';
