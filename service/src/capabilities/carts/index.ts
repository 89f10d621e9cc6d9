export type {
	CartDay,
	CartProduct,
	CartQuery,
	CartReader,
	CartStepCount,
} from './cart-reader.ts';
