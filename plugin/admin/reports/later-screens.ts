/** Everything that stands in the chunk of the screens that are not Overview. */
export { Cart } from './cart/index.tsx';
export { Contacts } from './contacts/index.tsx';
export { FormDetail } from './forms/detail.tsx';
export { Forms } from './forms/index.tsx';
export { HandOver } from './hand-over/index.tsx';
export { Privacy } from './privacy/index.tsx';
export { Products } from './products/index.tsx';
export { StepDetail } from './step/index.tsx';
export { Steps } from './steps/index.tsx';
